using CompanyAccount.Core.Mail;

namespace CompanyAccount.Tests.Rules.Mail;

public sealed class MailFaultsTests
{
    [Theory]
    [InlineData("550 5.1.1 No such mailbox", MailFault.NoMailbox)]
    [InlineData("550 No such user here", MailFault.NoMailbox)]
    [InlineData("551 User not local", MailFault.NoMailbox)]
    [InlineData("550 5.2.1 Mailbox disabled", MailFault.NoMailbox)]
    [InlineData("550-5.1.10 Recipient not found", MailFault.NoMailbox)]
    [InlineData("552 5.2.2 Over quota", MailFault.MailboxFull)]
    [InlineData("452 4.2.2 Over quota", MailFault.MailboxFull)]
    [InlineData("552 Message storage exceeded", MailFault.MailboxFull)]
    [InlineData("552 5.3.4 Message too big", MailFault.TooLarge)]
    [InlineData("552 5.2.3 Message too long", MailFault.TooLarge)]
    [InlineData("554 5.7.1 Spam", MailFault.Unwanted)]
    [InlineData("550 5.7.1 Policy", MailFault.Unwanted)]
    [InlineData("554 Transaction failed", MailFault.Unwanted)]
    [InlineData("553 5.1.3 Bad address", MailFault.MalformedAddress)]
    [InlineData("501 Syntax", MailFault.MalformedAddress)]
    [InlineData("The address is malformed.", MailFault.MalformedAddress)]
    [InlineData("451 4.3.0 Try again later", MailFault.ComeLater)]
    [InlineData("421 Closing", MailFault.ComeLater)]
    [InlineData("450 4.7.1 Greylisted", MailFault.ComeLater)]
    [InlineData("535 5.7.8 Bad credentials", MailFault.NotLetIn)]
    [InlineData("530 Authentication required", MailFault.NotLetIn)]
    [InlineData("454 4.7.0 Temporary authentication failure", MailFault.NotLetIn)]
    [InlineData("AuthenticationException: 535", MailFault.NotLetIn)]
    [InlineData("SocketException: Connection refused", MailFault.NoConnection)]
    [InlineData("SmtpProtocolException: The SMTP server has unexpectedly disconnected.", MailFault.NoConnection)]
    [InlineData("No answer within 30 seconds.", MailFault.NoAnswer)]
    [InlineData("It could not be made: FormatException", MailFault.Unmakeable)]
    [InlineData("555 5.5.4 Unsupported", MailFault.Other)]
    [InlineData("DirectoryNotFoundException: x", MailFault.Other)]
    [InlineData("5501 x", MailFault.Other)]
    public void What_a_server_says_is_told_in_plain_words(string error, MailFault fault) => Assert.Equal(fault, MailFaults.Of(error));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Without_an_error_there_is_no_fault(string? error) => Assert.Null(MailFaults.Of(error));
}
