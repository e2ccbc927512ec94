package dev.risiti.demo.business;

/**
 * A branch with the control unit that signs for it.
 *
 * @param deviceId what the system calls the device
 * @param controlUnitId what KRA calls it, as printed on receipts
 */
public record BranchDevice(Branch branch, String deviceId, String controlUnitId) {
    /** What is printed on a receipt of this device. */
    public String receiptName(long receiptNumber) {
        return controlUnitId + "/" + receiptNumber;
    }
}
