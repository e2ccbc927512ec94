package dev.risiti.oscu.wire;

/** Who registered and who changed a record; KRA demands all four on every write. */
public record Audit(String regrId, String regrNm, String modrId, String modrNm) {
    public Audit {
        Limit.required("regrId", regrId, 20);
        Limit.required("regrNm", regrNm, 60);
        Limit.required("modrId", modrId, 20);
        Limit.required("modrNm", modrNm, 60);
    }

    /** One person or system for both. */
    public static Audit by(String id, String name) {
        return new Audit(id, name, id, name);
    }
}
