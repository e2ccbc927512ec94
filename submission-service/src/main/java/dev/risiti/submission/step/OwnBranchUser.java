package dev.risiti.submission.step;

import dev.risiti.contracts.device.DeviceStatus;
import dev.risiti.contracts.document.BranchUser;
import dev.risiti.submission.document.Document;
import dev.risiti.submission.document.NewDocument;
import dev.risiti.submission.lane.LaneScope;

/** The branch user that KRA wants before the first sale: we create one for each device. */
public final class OwnBranchUser {
    /** The source of documents that this service makes itself. */
    private static final String SOURCE = "risiti";

    private static final String USER_ID = "risiti";
    private static final String NAME = "Risiti";

    private OwnBranchUser() {}

    /** The same document however often it is asked for. */
    public static NewDocument of(DeviceStatus device) {
        BranchUser user = new BranchUser(
                device.tenantId(),
                SOURCE,
                device.deviceId(),
                1,
                device.deviceId(),
                null,
                USER_ID,
                NAME,
                null,
                null,
                null,
                true,
                null);
        return NewDocument.caused(
                user.identity(), user, device.deviceId(), LaneScope.ofDevice(device.deviceId()), null);
    }

    static boolean is(Document document) {
        return document.identity().source().equals(SOURCE)
                && document.identity().sourceDocumentId().equals(document.deviceId());
    }
}
