namespace CompanyAccount.Blazor.Texts;

/// <summary>Texts of the frame around the pages: <c>ShellTexts.{ru,en}.resx</c>.</summary>
public sealed class ShellTexts;

/// <summary>Texts of signing in.</summary>
public sealed class AccountTexts;

/// <summary>Texts of registering, confirming an address and accepting an invitation.</summary>
public sealed class RegistrationTexts;

/// <summary>Texts of second factors, passkeys and sessions.</summary>
public sealed class SecurityTexts;

/// <summary>Texts of the page that shows mail in Development.</summary>
public sealed class DevelopmentMailTexts;

/// <summary>Texts of the wizard.</summary>
public sealed class WizardTexts;

/// <summary>Texts of a request's page and of the list; statuses, severities and actions by name.</summary>
public sealed class RequestTexts;

/// <summary>Texts of the list's filters, saved views and file; <c>Level_</c>, <c>Category_</c> + name.</summary>
public sealed class ListTexts;

/// <summary>Texts of what became of mails, in a request and on the Operators' page; <c>MailFault_</c> + name.</summary>
public sealed class MailTexts;

/// <summary>Texts of the engineers' board.</summary>
public sealed class BoardTexts;

/// <summary>Texts of the company's page.</summary>
public sealed class CompanyTexts;

/// <summary>Texts of the licenses of a company, and of those that the vendor issued.</summary>
public sealed class LicenseTexts;

/// <summary>Texts of APNs certificates: the form, and what a request tells; <c>Csr_</c> + fault, <c>Lead_</c> + signer.</summary>
public sealed class CertificateTexts;

/// <summary>Texts of a person's own profile.</summary>
public sealed class ProfileTexts;

/// <summary>Texts of the audit log; <c>Audit_</c> + kind.</summary>
public sealed class AuditTexts;

/// <summary>Texts of the page of a company's people.</summary>
public sealed class PeopleTexts;

/// <summary>Texts of the Operators' pages.</summary>
public sealed class AdministrationTexts;

/// <summary>Sentences for refusals and faults: <c>Refusal_</c> + type, <c>Fault_</c> + name.</summary>
public sealed class RefusalTexts;

/// <summary>Texts of the help page; <c>Level_</c>, <c>Status_</c>, <c>Link_</c> + name.</summary>
public sealed class HelpTexts;

/// <summary>Texts that tell how a deadline comes about; <c>On_</c>, <c>Day_</c> + day of the week.</summary>
public sealed class DeadlineTexts;

/// <summary>Texts of the Operators' pages about terms and calendar.</summary>
public sealed class TermsTexts;
/// <summary>Texts of the service managers' pages of feedback and ratings.</summary>
public sealed class FeedbackTexts;

/// <summary>Texts of the page behind a survey's link.</summary>
public sealed class SurveyTexts;
/// <summary>Texts of support contracts: <c>Level_</c>, <c>State_</c>, <c>Contact_</c> + name; the company's card, the Operators' pages, the form of an activation.</summary>
public sealed class ContractTexts;

/// <summary>Texts of files: the field that uploads them, and those of a message; <c>State_</c>, <c>Fault_</c> + name.</summary>
public sealed class FileTexts;
