using System.Reflection;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit.Reads;
using CompanyAccount.Core.Certificates;
using CompanyAccount.Core.Companies.Reads;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Files;
using CompanyAccount.Core.Licenses;
using CompanyAccount.Core.Mail;
using CompanyAccount.Core.Mail.Incoming;
using CompanyAccount.Core.Notices;
using CompanyAccount.Core.Profiles;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.Reads;
using CompanyAccount.Core.Requests.UseCases;
using CompanyAccount.Core.ServiceTimes;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Storage.Files;
using CompanyAccount.Core.Storage.Seeding;
using CompanyAccount.Core.Surveys;
using CompanyAccount.Tests.Bench;

namespace CompanyAccount.Tests.UseCases;

// What the calls are asked for: things of «Ромашка» that are there, and arguments that name them.
public sealed partial class RightsMatrixTests
{
    private static readonly Guid InvitationId = FreshId.Next();
    private static readonly Guid StaffInvitationId = FreshId.Next();
    private static readonly Guid LicenseId = FreshId.Next();
    private static readonly Guid MailId = FreshId.Next();
    private static readonly Guid ReceivedId = FreshId.Next();
    private static readonly Guid ViewId = FreshId.Next();
    private static readonly Guid UploadId = FreshId.Next();
    private static readonly StoredContent NoContent = new(new string('0', StoredContent.HashLength), 1);
    private static Guid _contractId;
    private static Guid _activationId;
    private static Guid _fileId;

    private static async Task<TestDatabase> WithTargetsAsync()
    {
        var database = await TestDatabase.CreateAsync(DatabaseProvider.Sqlite);
        await using var db = database.Open();
        var now = TestDatabase.Start;
        db.Invitations.Add(new(InvitationId, People.Romashka, "guest@bench.example", MemberRole.User, false, People.Owner.PersonId, LinkToken.Create().Hash, now));
        db.StaffInvitations.Add(new(StaffInvitationId, "staff@bench.example", StaffRole.Engineer, People.Operator.PersonId, LinkToken.Create().Hash, now));
        var license = new License(LicenseId, "LIC-1", "AAAAA-BBBBB-CCCCC-00001", "kes-windows", LicenseKind.Corporate, 1, new(2026, 1, 1), new(2027, 1, 1));
        license.AddTo(People.Romashka, People.Owner.PersonId, now);
        db.Licenses.Add(license);
        var upload = new FileUpload(UploadId, People.User.PersonId, People.Romashka, null, FileName.Of("a.log"), ContentType.Unknown, 1, now, TimeSpan.FromDays(7));
        upload.Finish(NoContent, now, TimeSpan.FromDays(7));
        db.Uploads.Add(upload);
        var view = SavedView.Of(People.User.PersonId, "Вид", "mine=1", now).Value;
        typeof(SavedView).GetProperty(nameof(SavedView.Id))!.SetValue(view, ViewId);
        db.SavedViews.Add(view);
        var mail = new OutgoingMail(MailId, FreshId.Next(), People.User.PersonId, Guid.Empty, new("user@bench.example", "Имя", "ru", "Тема", "т", "т"), now);
        mail.MarkRefused("550 No");
        db.Mail.Add(mail);
        var received = new ReceivedMail(ReceivedId, "box.1.1", "0", "user@bench.example", "Тема", now);
        received.Settle(MailFate.Refused, MailObjection.NoToken, Guid.Empty, Guid.Empty);
        db.Received.Add(received);
        var contract = Bench.Contracts.Make();
        db.SupportContracts.Add(contract);
        var asked = new PortalQuestionForm { Topic = PortalTopic.MsaActivation, Subject = "Тема", Description = "Текст", Activation = new() { Certificate = "MSA-2", Level = SupportLevel.MsaStart, Contacts = Bench.Contracts.LineOf(People.User) } };
        var activation = SupportRequest.Submit(People.User, asked, SupportTerms.On(Core.Storage.Seeding.ServiceData.Terms(), Bench.Contracts.Today), 99_999, FreshId.Next(), now).Value.Request;
        db.Requests.Add(activation);
        (_contractId, _activationId) = (contract.Id, activation.Id);
        var company = await db.Companies.FindAsync([People.Romashka], TestContext.Current.CancellationToken);
        var colleague = await db.Members.FindAsync([People.Colleague.PersonId], TestContext.Current.CancellationToken);
        _ = company!.OfferOwnership(People.Owner, colleague!, now).Value;
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return database;
    }

    private static async Task<Guid> AddFileAsync(TestDatabase database, RequestNumber number)
    {
        await using var db = database.Open();
        var request = await database.FindAsync(number);
        var file = new RequestFile(FreshId.Next(), request.CompanyId, request.Id, FreshId.Next(), false, FileName.Of("a.log"), ContentType.Unknown, NoContent, FileState.Clean, People.User.PersonId, request.SubmittedAt);
        db.Files.Add(file);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return file.Id;
    }

    /// <summary>Arguments that would let the call go well, or as far as a refusal of another kind, for the right person; ids are always of «Ромашка».</summary>
    private static object? Argument(ParameterInfo parameter, Type type, Actor actor, RequestNumber number) => parameter.ParameterType switch
    {
        var known when known == typeof(Actor) => actor,
        var known when known == typeof(RequestNumber) => number,
        var known when known == typeof(CancellationToken) => TestContext.Current.CancellationToken,
        var known when known == typeof(MessageText) => Bench.Requests.Text(),
        var known when known == typeof(TechnicalRequestForm) => Forms.Technical,
        var known when known == typeof(PortalQuestionForm) => new PortalQuestionForm { Topic = PortalTopic.PortalWork, Subject = "Тема", Description = "Текст" },
        var known when known == typeof(FeedbackForm) => new FeedbackForm { Kind = FeedbackKind.Gratitude, Subject = "Тема", Description = "Текст" },
        var known when known == typeof(CertificateRequestForm) => new CertificateRequestForm(),
        var known when known == typeof(FeedbackFilter) => new FeedbackFilter(),
        var known when known == typeof(SurveyForm) => new SurveyForm { Rating = 5 },
        var known when known == typeof(MsaActivation) => new MsaActivation(),
        var known when known == typeof(ActivationChoice) => new ActivationChoice("MSA-3", SupportLevel.MsaStart, Bench.Contracts.Today.AddYears(3), Bench.Contracts.Today.AddYears(4), Bench.Contracts.LineOf(People.User)),
        var known when known == typeof(DateOnly) => type.Name.StartsWith("Withdraw", StringComparison.Ordinal) ? new DateOnly(2024, 1, 1) : Bench.Contracts.Today.AddYears(2),
        var known when known == typeof(ProfileForm) => new ProfileForm { FullName = actor.Name },
        var known when known == typeof(Func<EmailAddress, Task<string>>) => (Func<EmailAddress, Task<string>>)(_ => Task.FromResult("https://link.example")),
        var known when known == typeof(Stream) => new MemoryStream(),
        var known when known == typeof(IProgress<ImportCounts>) => new Progress<ImportCounts>(),
        var known when known == typeof(AuditFilter) => new AuditFilter(),
        var known when known == typeof(PeopleFilter) => new PeopleFilter(),
        var known when known == typeof(BoardFilter) => BoardFilter.None,
        var known when known == typeof(RequestListFilter) => new RequestListFilter(),
        var known when known == typeof(TermsForm) => TermsForm.Of(ServiceData.Terms()[0], new(2027, 1, 1)),
        var known when known == typeof(HoursForm) => new HoursForm { From = new(2027, 1, 1) },
        // A day from which terms and hours are set.
        var known when known == typeof(MailCursor) => null,
        var known when known == typeof(long) => 1L,
        var known when known == typeof(UploadMetadata) => new UploadMetadata(FileName.Of("a.log"), ContentType.Unknown, null),
        var known when known == typeof(UploadChecksum) => null,
        var known when known == typeof(bool) => true,
        var known when known == typeof(int) => parameter.Name switch { "size" => 10, "year" => 2027, _ => 1 },
        var known when known == typeof(string) => parameter.Name == "email" || parameter.Name == "typed" ? "somebody@bench.example" : parameter.Name == "typedCode" ? "AAAAA-BBBBB-CCCCC-00009" : parameter.Name is "after" ? null : "Текст",
        var known when known == typeof(Guid) => IdFor(parameter.Name, type),
        { IsEnum: true } known => Enum.GetValues(known).GetValue(0),
        var known when Nullable.GetUnderlyingType(known) is not null => parameter.Name == "assigneeId" ? People.Engineer.PersonId : null,
        var known => throw new NotSupportedException($"Say here what to give for {parameter.Name} ({known}) of {type}."),
    };

    private static Guid IdFor(string? name, Type type) => name switch
    {
        "personId" => type.Namespace!.Contains("Staff", StringComparison.Ordinal) ? People.SecondEngineer.PersonId : People.Colleague.PersonId,
        "invitationId" => type.Namespace!.Contains("Staff", StringComparison.Ordinal) ? StaffInvitationId : InvitationId,
        "licenseId" => LicenseId,
        "mailId" => MailId,
        "receivedId" => ReceivedId,
        "viewId" => ViewId,
        "uploadId" => UploadId,
        "fileId" => _fileId,
        "contractId" => _contractId,
        "requestId" => _activationId,
        _ => FreshId.Next(),
    };
}
