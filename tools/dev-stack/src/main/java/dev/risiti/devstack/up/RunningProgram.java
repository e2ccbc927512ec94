package dev.risiti.devstack.up;

/** A program that was launched. */
interface RunningProgram {

    ProcessHandle process();

    /** Ends the program and returns when its process is gone. */
    void stop();
}
