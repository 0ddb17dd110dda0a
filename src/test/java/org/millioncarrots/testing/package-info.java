/** What many tests begin with: calls of the service, pieces of stories, banks that answer, documents and publications. */
package org.millioncarrots.testing;
