/** What the service's tests run against: the real simulator of KRA, and keys for its devices. */
package dev.risiti.submission.referee;
