namespace CompanyAccount.Core.Access;

/// <summary>What a person may be allowed to do; who may, stands in <see cref="Rights"/>.</summary>
public enum Right
{
    /// <summary>Open requests; see, answer and close one's own.</summary>
    OpenRequests,

    /// <summary>See all requests of one's company.</summary>
    SeeAllCompanyRequests,

    /// <summary>Answer, edit and close requests of colleagues.</summary>
    ActOnColleaguesRequests,

    /// <summary>See the people of the company; invite, approve joins, change roles, grant "sees all", block, remove.</summary>
    ManagePeople,

    /// <summary>See the company's page: number, name, people in numbers, contracts.</summary>
    SeeCompany,

    /// <summary>See the company's licenses.</summary>
    SeeLicenses,

    /// <summary>Add licenses to the company.</summary>
    AddLicenses,

    /// <summary>See activation codes of the company's licenses.</summary>
    SeeActivationCodes,

    /// <summary>See the company's audit log and take it along as a file.</summary>
    SeeAuditLog,

    /// <summary>Require a second factor of all people of the company.</summary>
    RequireSecondFactor,

    /// <summary>Hand the ownership of the company over.</summary>
    HandOverOwnership,

    /// <summary>Delete the company's account.</summary>
    DeleteCompany,

    /// <summary>Vendor: see the board and every request, and work on them.</summary>
    WorkOnRequests,

    /// <summary>Vendor: see feedback about engineers and the service, and answer its authors.</summary>
    HandleFeedback,

    /// <summary>Vendor: keep the issued licenses.</summary>
    KeepIssuedLicenses,

    /// <summary>Vendor: find companies, restore deleted ones, settle who owns them.</summary>
    KeepCompanies,

    /// <summary>Vendor: keep the terms of support and the team's calendar.</summary>
    KeepTerms,

    /// <summary>Vendor: keep the staff accounts.</summary>
    KeepStaff,

    /// <summary>Vendor: see mail that could not be delivered, have it tried again or give it up.</summary>
    KeepMail,
    /// <summary>Vendor: activate, renew and end support contracts, and answer the requests that ask for it.</summary>
    KeepContracts,
}
