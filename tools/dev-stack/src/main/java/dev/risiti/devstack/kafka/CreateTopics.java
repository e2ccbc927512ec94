package dev.risiti.devstack.kafka;

/** Creates the missing topics of the contract at the broker named by the only argument, and ends. */
public final class CreateTopics {
    private CreateTopics() {}

    public static void main(String[] arguments) {
        if (arguments.length != 1) {
            System.err.println("usage: CreateTopics BOOTSTRAP_SERVERS");
            System.exit(2);
        }
        TopicCreation.fromEnvironment(arguments[0]).createMissing();
        System.out.println("all topics of the contract exist at " + arguments[0]);
    }
}
