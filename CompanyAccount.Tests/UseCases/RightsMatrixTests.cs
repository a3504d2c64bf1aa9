using CompanyAccount.Core;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies.UseCases;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.Reads;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.UseCases.Companies;

namespace CompanyAccount.Tests.UseCases;

/// <summary>
/// Every use case and read, found by reflection, asked by every kind of person: of the own company, of another one, of
/// the vendor. Each has a row that says whom it lets in; a new one without a row fails. Who was blocked or removed is no
/// actor at all, and so asks nothing (see the reader of actors).
/// </summary>
public sealed partial class RightsMatrixTests
{
    /// <summary>Owner, Administrator, User who wrote the request, Colleague, Viewer who sees all; Engineer, service Manager, oPerator; Stranger: the Owner of another company.</summary>
    private static readonly IReadOnlyList<(char Kind, Actor Person)> Kinds =
    [
        ('S', People.VectorOwner), ('C', People.Colleague), ('V', People.Viewer), ('U', People.User), ('E', People.Engineer), ('M', People.Manager), ('P', People.Operator), ('A', People.Administrator), ('O', People.Owner),
    ];

    /// <summary>Whom each lets in. A stranger who is let in acts on their own company, which the tests of each hold.</summary>
    private static readonly IReadOnlyDictionary<string, string> Rows = new Dictionary<string, string>
    {
        ["AcceptSolution"] = "AOU",
        ["ActivateContract"] = "P",
        ["ChangeNamedContacts"] = "P",
        ["ChangeSeverity"] = "EM",
        ["EndContract"] = "P",
        ["LookAtMailAgain"] = "P",
        ["LowerLevel"] = "EM",
        ["ReadActivations"] = "P",
        ["ReadCompanyContracts"] = "ACOSUV",
        ["ReadContactList"] = "ACOSUV",
        ["ReadContract"] = "P",
        ["ReadContracts"] = "P",
        ["ReadIncidents"] = "ACOPUV",
        ["ReadPromise"] = "ACOSUV",
        ["ReadReaders"] = "ACOSUV",
        ["ReadSupportChoices"] = "ACOSUV",
        ["RenewContract"] = "P",
        ["BeginUpload"] = "ACEMOSUV",
        ["DropUpload"] = "U",
        ["FindSecrets"] = "U",
        ["ReadUploads"] = "ACEMOSUV",
        ["ReceiveUpload"] = "U",
        ["ResumeUpload"] = "U",
        ["TakeAllFiles"] = "AEMOUV",
        ["TakeFile"] = "AEMOUV",
        ["TakePreview"] = "AEMOUV",
        ["AddInternalNote"] = "EM",
        ["AddLicense"] = "AOS",
        ["AnswerOwnershipOffer"] = "C",
        ["AnswerSurvey"] = "U",
        ["AnswerRequest"] = "AOU",
        ["AskForInformation"] = "EM",
        ["AskForNewAddress"] = "ACEMOPSUV",
        ["AssignRequest"] = "EM",
        ["BlockLicense"] = "P",
        ["BlockStaff"] = "P",
        ["CancelRequest"] = "EM",
        ["ChangeMember"] = "AO",
        ["ChangeProfile"] = "ACEMOPSUV",
        ["ChangeStaffRole"] = "P",
        ["CloseRequest"] = "AOU",
        ["DeleteCompany"] = "OS",
        ["DeleteView"] = "U",
        ["DiscardDraft"] = "ACOSUV",
        ["EndSessions"] = "ACEMOPSUV",
        ["GiveMailUp"] = "P",
        ["HandOverCompany"] = "P",
        ["ImportLicenses"] = "P",
        ["InvitePeople"] = "AOS",
        ["InviteStaff"] = "P",
        ["MarkBellRead"] = "ACEMOPSUV",
        ["NotePasswordChange"] = "ACEMOPSUV",
        ["OfferOwnership"] = "OS",
        ["OpenCompany"] = "P",
        ["ProvideSolution"] = "EM",
        ["ReadAuditLog"] = "AOS",
        ["ReadAuthors"] = "AEMOSV",
        ["ReadBell"] = "ACEMOPSUV",
        ["ReadBoard"] = "EM",
        ["ReadCatalog"] = "ACEMOPSUV",
        ["ReadWorkingHours"] = "ACEMOPSUV",
        ["ReadTermsHistory"] = "P",
        ["ReadTermsEffect"] = "P",
        ["ReadCalendarYear"] = "P",
        ["ReadCalendarWarning"] = "P",
        ["ChangeTerms"] = "P",
        ["WithdrawTerms"] = "P",
        ["ChangeCalendarDay"] = "P",
        ["CompleteCalendarYear"] = "P",
        ["ChangeWorkingHours"] = "P",
        ["WithdrawWorkingHours"] = "P",
        ["ReadCompanies"] = "P",
        ["ReadCompany"] = "ACOSUV",
        ["ReadDraft"] = "ACOSUV",
        ["ReadEngineers"] = "EM",
        ["ReadExportPage"] = "ACEMOSUV",
        ["ReadExportSize"] = "ACEMOSUV",
        ["ReadFeedback"] = "M",
        ["ReadFeedbackChoices"] = "ACOSUV",
        ["ReadInvitations"] = "AOS",
        ["ReadIssuedLicenses"] = "P",
        ["ReadLicensedProducts"] = "ACOSUV",
        ["ReadIncomingMail"] = "P",
        ["ReadLicenses"] = "ACOSUV",
        ["ReadPeople"] = "AOS",
        ["ReadPersonalData"] = "ACEMOPSUV",
        ["ReadRequest"] = "AEMOUV",
        ["ReadRequestList"] = "ACEMOPSUV",
        ["ReadRequestMail"] = "AEMOUV",
        ["ReadSavedViews"] = "ACEMOPSUV",
        ["ReadSessions"] = "ACEMOPSUV",
        ["ReadStaff"] = "P",
        ["ReadSupportTerms"] = "ACEMOPSUV",
        ["ReadTeamHours"] = "ACEMOPSUV",
        ["ReadUndeliveredMail"] = "P",
        ["ReadSurvey"] = "MU",
        ["ReadSurveys"] = "M",
        ["RecordExport"] = "ACEMOPSUV",
        ["RenameCompany"] = "AOS",
        ["RenameView"] = "U",
        ["ReplyToCustomer"] = "EM",
        ["RequireSecondFactor"] = "AOS",
        ["RestoreCompany"] = "P",
        ["RevokeInvitation"] = "AO",
        ["RevokeStaffInvitation"] = "P",
        ["SaveDraft"] = "ACOSUV",
        ["SaveReplyDraft"] = "AEMOUV",
        ["SaveView"] = "ACEMOPSUV",
        ["SendInvitationAgain"] = "AO",
        ["ShowActivationCode"] = "AO",
        ["StartFollowUp"] = "AOUV",
        ["ReadCertificateOffer"] = "ACOSUV",
        ["SubmitCertificateRequest"] = "ACOSUV",
        ["SubmitFeedback"] = "ACOSUV",
        ["SubmitPortalQuestion"] = "ACOSUV",
        ["SubmitRequest"] = "ACOSUV",
        ["TryAllMailAgain"] = "P",
        ["TryMailAgain"] = "P",
    };

    public static TheoryData<string> EveryCall() => [.. PortalCore.UseCasesAndReads().Select(type => type.Name)];

    [Fact]
    public void Every_row_is_of_a_call() => Assert.Empty(Rows.Keys.Except(PortalCore.UseCasesAndReads().Select(type => type.Name)));

    [Theory]
    [MemberData(nameof(EveryCall))]
    public async Task A_call_lets_in_whom_its_row_names_and_nobody_else(string name)
    {
        Assert.True(Rows.TryGetValue(name, out var expected), $"Say in {nameof(Rows)} whom {name} lets in.");
        await using var database = await WithTargetsAsync();
        await database.Get<OpenRequestSnapshot>().LoadAsync(TestContext.Current.CancellationToken);
        var type = PortalCore.UseCasesAndReads().Single(type => type.Name == name);
        var let = "";
        if (type == typeof(RestoreCompany))
            await KeepingCompanies.DeleteAsync(database);
        foreach (var (kind, person) in Kinds)
        {
            // A request of its own for each, so that nobody is too late for another.
            var number = await database.SubmitAsync(People.User);
            _fileId = await AddFileAsync(database, number);
            if (await RefusalOfAsync(database, type, person, number) is not (NotFound or NotAllowed))
                let += kind;
        }

        Assert.Equal(string.Concat(expected.Order()), string.Concat(let.Order()));
    }

    private static async Task<Refusal?> RefusalOfAsync(TestDatabase database, Type type, Actor actor, RequestNumber number)
    {
        var run = type.GetMethod("RunAsync")!;
        var call = (Task)run.Invoke(database.Get(type), [.. run.GetParameters().Select(parameter => Argument(parameter, type, actor, number))])!;
        await call;
        var outcome = call.GetType().GetProperty(nameof(Task<>.Result))!.GetValue(call)!;
        return (Refusal?)outcome.GetType().GetProperty(nameof(Outcome<>.Refusal))!.GetValue(outcome);
    }
}
