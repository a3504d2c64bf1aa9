namespace CompanyAccount.Core.Audit;

/// <summary>What the audit log keeps. Each has a sentence under <c>Audit_</c> + name in both languages.</summary>
public enum AuditKind
{
    /// <summary>A company came to be by self-registration.</summary>
    CompanyRegistered,

    /// <summary>The company has another name.</summary>
    CompanyRenamed,

    /// <summary>A person asked to join by an activation code.</summary>
    JoinRequested,

    /// <summary>An administrator let a person in who had asked to join.</summary>
    JoinApproved,

    /// <summary>An administrator refused a person who had asked to join.</summary>
    JoinRefused,

    /// <summary>A person was invited; detail: the role.</summary>
    PersonInvited,

    /// <summary>An invitation was mailed again.</summary>
    InvitationSentAgain,

    /// <summary>An invitation was taken back.</summary>
    InvitationRevoked,

    /// <summary>An invited person came in; detail: the role.</summary>
    InvitationAccepted,

    /// <summary>A member has another role; detail: the new role.</summary>
    RoleChanged,

    /// <summary>A user sees all requests from now on.</summary>
    SeesAllGranted,

    /// <summary>A user sees only own requests from now on.</summary>
    SeesAllTaken,

    /// <summary>A member was shut out.</summary>
    PersonBlocked,

    /// <summary>A member was let in again.</summary>
    PersonUnblocked,

    /// <summary>A member was removed.</summary>
    PersonRemoved,

    /// <summary>The Owner offered the ownership.</summary>
    OwnershipOffered,

    /// <summary>The offer was taken back or declined.</summary>
    OwnershipOfferEnded,

    /// <summary>The company has another Owner; detail: <c>Operator</c> when the vendor decided it.</summary>
    OwnershipHandedOver,

    /// <summary>All people of the company need a second factor from now on, or not any more; detail: <c>on</c> or <c>off</c>.</summary>
    SecondFactorRequired,

    /// <summary>The Owner deleted the company's account.</summary>
    CompanyDeleted,

    /// <summary>An Operator restored it.</summary>
    CompanyRestored,

    /// <summary>Its data was erased for good.</summary>
    CompanyErased,

    /// <summary>A license was added to the company.</summary>
    LicenseAdded,

    /// <summary>An activation code was looked at.</summary>
    ActivationCodeShown,

    /// <summary>Vendor: a license was blocked.</summary>
    LicenseBlocked,

    /// <summary>Vendor: a blocked license holds again.</summary>
    LicenseUnblocked,

    /// <summary>Vendor: a support contract was activated; detail: its level.</summary>
    ContractActivated,

    /// <summary>Vendor: a support contract names other people; detail: how many.</summary>
    ContractContactsChanged,

    /// <summary>Vendor: a support contract was prolonged; detail: its new last day.</summary>
    ContractRenewed,

    /// <summary>Vendor: a support contract was ended early.</summary>
    ContractEnded,

    /// <summary>Data left the portal as a file; detail: which, and how many lines.</summary>
    DataExported,

    /// <summary>A file of a request was downloaded; detail: the request's number.</summary>
    FileTaken,

    /// <summary>A picture among the files of a request was looked at; detail: the request's number.</summary>
    FilePreviewed,

    /// <summary>A person changed name, phone, language or time zone; detail: which.</summary>
    ProfileChanged,

    /// <summary>A person has another address.</summary>
    EmailChanged,

    /// <summary>A person has another password.</summary>
    PasswordChanged,

    /// <summary>A second factor or passkey was added, changed or removed; detail: which.</summary>
    SecondFactorChanged,

    /// <summary>A person ended other sessions.</summary>
    SessionsEnded,

    /// <summary>Somebody signed in; detail: how.</summary>
    SignedIn,

    /// <summary>Vendor: licenses were imported; detail: added, changed, refused.</summary>
    LicensesImported,

    /// <summary>Vendor: a staff account was invited, changed or shut out; detail: what.</summary>
    StaffChanged,

    /// <summary>Vendor: terms of support were added, replaced or withdrawn; detail: their first day, and which of these.</summary>
    TermsChanged,

    /// <summary>Vendor: the team's calendar was changed; detail: the day, year or hours, and what they are now.</summary>
    CalendarChanged,

    /// <summary>Vendor: an Operator opened a company's data.</summary>
    CompanyOpenedByStaff,

    /// <summary>Vendor: mail that could not be delivered is tried again; detail: how many.</summary>
    MailTriedAgain,

    /// <summary>Vendor: a mail that could not be delivered is not tried any more.</summary>
    MailGivenUp,

    /// <summary>Vendor: mail that came in and was not taken is looked at again.</summary>
    MailLookedAtAgain,
}
