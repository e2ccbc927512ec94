package dev.risiti.demo.day;

import dev.risiti.contracts.books.ItemDefaults;
import dev.risiti.contracts.document.DocumentIdentity;
import dev.risiti.contracts.document.ItemRef;
import dev.risiti.contracts.document.ItemType;
import dev.risiti.contracts.document.MovementType;
import dev.risiti.contracts.document.StockMovement;
import dev.risiti.contracts.document.StockMovementLine;
import dev.risiti.demo.business.Article;
import dev.risiti.demo.business.BookMappings;
import dev.risiti.demo.business.BranchDevice;
import dev.risiti.demo.business.Business;
import dev.risiti.demo.business.Shop;
import dev.risiti.demo.events.ConnectorPublisher;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The stock with which the day begins, published straight to {@code risiti.documents.v1} as a connector would. The items
 * carry the ids and attributes that sync-service gives them, so that both mean the same item at KRA.
 */
final class GoodsReceived {
    private static final BigDecimal QUANTITY = new BigDecimal("200");
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private final Shop shop;
    private final ConnectorPublisher publisher;

    GoodsReceived(Shop shop, ConnectorPublisher publisher) {
        this.shop = shop;
        this.publisher = publisher;
    }

    DocumentIdentity publish(String dayId, String bookId, BranchDevice device, LocalDate date) {
        List<StockMovementLine> lines = new ArrayList<>();
        for (Article article : List.of(Article.CEMENT, Article.FLOUR, Article.MILK)) {
            ItemRef item = item(article);
            lines.add(new StockMovementLine(Integer.toString(lines.size() + 1), item, QUANTITY, item.defaultPrice()));
        }
        StockMovement movement = new StockMovement(
                Business.TENANT,
                Business.SOURCE,
                "stock-in/%s/%s".formatted(device.branch().id(), dayId),
                1,
                device.deviceId(),
                bookId,
                date,
                MovementType.ADJUSTMENT_IN,
                null,
                lines,
                "Stock at the beginning of the day");
        publisher.publish(movement, movement.kind() + "/" + movement.sourceDocumentId());
        return movement.identity();
    }

    private ItemRef item(Article article) {
        ItemDefaults goods = BookMappings.GOODS;
        BigDecimal factor = shop.percent(article).divide(HUNDRED).add(BigDecimal.ONE);
        return new ItemRef(
                shop.itemId(article),
                article.name(),
                ItemType.FINISHED_PRODUCT,
                goods.classCode(),
                goods.originCountry(),
                goods.packagingUnit(),
                goods.quantityUnit(),
                BookMappings.taxType(article.taxCodeId()),
                article.netPrice().multiply(factor).setScale(2, RoundingMode.HALF_UP),
                null);
    }
}
