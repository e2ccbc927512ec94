package dev.risiti.demo.day;

import dev.risiti.contracts.result.ResultState;
import dev.risiti.demo.books.BookedDocument;
import dev.risiti.demo.books.BooksUser;
import dev.risiti.demo.business.BranchDevice;
import dev.risiti.demo.business.Shop;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Enters documents into the books and remembers what each of them is to show. */
final class Bookkeeping {
    private final BooksUser user;
    private final Shop shop;
    private final Clock clock;
    private final List<DayDocument> documents = new ArrayList<>();

    Bookkeeping(BooksUser user, Shop shop, Clock clock) {
        this.user = user;
        this.shop = shop;
        this.clock = clock;
    }

    Form at(BranchDevice device) {
        return Form.at(shop, device.branch());
    }

    DayDocument sell(String title, BranchDevice device, String entity, Form form) {
        return add(title, entity, form, device, device, null, ResultState.ACCEPTED);
    }

    /** A sale that KRA will not take. */
    DayDocument sellInVain(String title, BranchDevice device, String entity, Form form) {
        return add(title, entity, form, device, device, null, ResultState.REFUSED);
    }

    /** @param publishedUnder the branch on the note; the one that issued the original must issue it */
    DayDocument credit(String title, DayDocument original, BranchDevice publishedUnder, String entity, Form form) {
        return add(title, entity, form, publishedUnder, original.issuer(), original, ResultState.ACCEPTED);
    }

    private DayDocument add(
            String title,
            String entity,
            Form form,
            BranchDevice publishedUnder,
            BranchDevice issuer,
            @Nullable DayDocument original,
            ResultState expected) {
        Instant createdAt = clock.instant();
        BookedDocument booked = user.book(entity, form.filled());
        DayDocument document = new DayDocument(
                title, booked, publishedUnder, issuer, original, shop.movesGoods(booked), expected, createdAt);
        documents.add(document);
        return document;
    }

    List<DayDocument> documents() {
        return List.copyOf(documents);
    }
}
