using CompanyAccount.Core.Access;
using CompanyAccount.Core.Catalog.Reads;
using CompanyAccount.Core.Certificates;
using CompanyAccount.Core.Certificates.Reads;
using CompanyAccount.Core.Files;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Requests.Reads;
using CompanyAccount.Core.Requests.UseCases;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Post;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Tests.UseCases.Certificates;

public sealed class AskingForACertificate
{
    private static readonly DateOnly InAYear = DateOnly.FromDateTime(TestDatabase.Start.UtcDateTime).AddYears(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task With_the_vendors_certificate_the_request_is_signed_answered_and_moved_on_at_once(DatabaseProvider provider)
    {
        await using var room = await PostRoom.OpenAsync(provider);
        var database = room.Database;
        await database.LicenseAsync(People.Romashka);
        var number = await database.AskAsync(People.User, VendorCertificates.Good);

        var request = await database.FindAsync(number);
        Assert.Equal((RequestCategory.Apns, RequestStatus.SolutionProvided, "", Severity.Low), (request.Category, request.Status, request.ProductId, request.Severity));
        Assert.NotNull(request.WaitingUntil);
        Assert.Null(request.ReactedAt);
        var certificate = await database.CertificateOfAsync(number);
        Assert.Equal((SigningRequests.Name, 2048, "SHA-256", InAYear, false), (certificate.Subject, certificate.KeyBits, certificate.Hash, certificate.ValidTo, certificate.IsStandIn));

        var details = (await database.Get<ReadRequest>().RunAsync(People.User, number, Token)).Value;
        Assert.Equal([MessageKind.Description, MessageKind.Solution], details.Messages.Select(message => message.Kind));
        Assert.Equal("CompanyAccount", details.Messages[1].AuthorName);
        Assert.Contains("Apple ID", details.Messages[1].Body, StringComparison.Ordinal);
        Assert.Equal([TimelineKind.CertificateSigned, TimelineKind.Submitted], details.Timeline.Select(line => line.Kind));
        Assert.Equal(certificate.Fingerprint, details.Certificate!.Fingerprint);

        var files = await database.FilesOfAsync(number);
        Assert.Equal(["mdm.csr", $"apns-{number}.plist"], files.Select(file => file.File.Name));
        Assert.Equal([details.Messages[0].Id, details.Messages[1].Id], files.Select(file => file.File.MessageId));
        Assert.Equal(SigningRequests.Der, files[0].Content);
        Assert.Equal(SigningRequests.Der, await BundleCheck.VerifyAsync(files[1].Content));

        room.Tick();
        await room.Outbox.HandleDueAsync(Token);
        var mails = await room.MailsAsync();
        Assert.Equal(2, mails.Count);
        Assert.All(mails, mail => Assert.Equal(People.User.PersonId, mail.PersonId));
        Assert.Contains(mails, mail => mail.Text.Contains("Apple ID", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Without_it_the_engineers_get_the_request_and_their_solution_begins_the_year(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.LicenseAsync(People.Romashka);
        foreach (var vendor in (VendorCertificate?[])[null, VendorCertificates.Good])
        {
            // The vendor's certificate may run out while the portal runs.
            if (vendor is not null)
                database.Time.SetUtcNow(VendorCertificates.To.AddDays(1));
            await database.LicenseAsync(People.Romashka);
            var number = await database.AskAsync(People.User, vendor, vendor is null ? SigningRequests.Name : "CN=later");
            Assert.Equal(RequestStatus.Processing, (await database.FindAsync(number)).Status);
            Assert.Null((await database.CertificateOfAsync(number)).ValidTo);
            Assert.Equal(["mdm.csr"], (await database.FilesOfAsync(number)).Select(file => file.File.Name));
            Assert.IsType<RequestChanged>((await database.Get<ProvideSolution>().RunAsync(People.Engineer, number, 1, PostRoom.Text("Файл приложен"), Token)).Value);
            Assert.Equal(DateOnly.FromDateTime(database.Time.GetUtcNow().UtcDateTime).AddYears(1), (await database.CertificateOfAsync(number)).ValidTo);
        }
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_form_becomes_one_request_however_often_it_is_sent(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.LicenseAsync(People.Romashka);
        var form = FreshId.Next();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => database.Submitting(VendorCertificates.Good).RunAsync(People.User, form, CertificateStories.Form, Token)));
        var again = await database.Submitting(VendorCertificates.Good).RunAsync(People.User, form, CertificateStories.Form, Token);
        Assert.Equal(again.Value, Assert.Single(outcomes.Where(outcome => !outcome.IsRefused).Select(outcome => outcome.Value).Distinct()));
        await using var db = database.Open();
        Assert.Equal((1, 1, 2, 2), (await db.Requests.CountAsync(Token), await db.ApnsCertificates.CountAsync(Token), await db.Messages.CountAsync(Token), await db.Files.CountAsync(Token)));
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Only_a_valid_license_of_a_product_that_manages_mobile_devices_opens_the_way(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.LicenseAsync(People.Romashka, "kes-windows");
        await database.LicenseAsync(People.Romashka, toDay: -1);
        await database.LicenseAsync(People.Romashka, fromDay: 1);
        await database.LicenseAsync(People.Romashka, blocked: true);
        await database.LicenseAsync(People.Vector);
        foreach (var person in (Actor.Member[])[People.Owner, People.User])
        {
            Assert.Equal(new NoMobileLicense(), (await database.Submitting(VendorCertificates.Good).RunAsync(person, FreshId.Next(), CertificateStories.Form, Token)).Refusal);
            Assert.False((await database.Get<ReadCertificateOffer>().RunAsync(person, Token)).Value.IsLicensed);
        }

        Assert.True((await database.Get<ReadCertificateOffer>().RunAsync(People.VectorUser, Token)).Value.IsLicensed);
        await database.AskAsync(People.VectorUser, VendorCertificates.Good);
        foreach (var staff in People.Staff)
            Assert.IsType<NotAllowed>((await database.Submitting(null).RunAsync(staff, FreshId.Next(), CertificateStories.Form, Token)).Refusal);
        var catalog = (await database.Get<ReadCatalog>().RunAsync(People.User, Token)).Value;
        Assert.Equal(["kes-cloud", "ksc-windows", "ksmm", "next"], catalog.MobileProducts.Select(product => product.Id).Order());
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task Of_a_faulty_file_nothing_is_kept_least_of_all_a_private_key(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.LicenseAsync(People.Romashka);
        var submit = database.Submitting(VendorCertificates.Good);
        foreach (var (file, fault) in ((byte[], SigningRequestFault)[])[(SigningRequests.Key.ExportPkcs8PrivateKey(), SigningRequestFault.HoldsPrivateKey), ([], SigningRequestFault.Empty)])
            Assert.Equal(fault, Assert.IsType<BadSigningRequest>((await submit.RunAsync(People.User, FreshId.Next(), CertificateStories.Form with { File = file }, Token)).Refusal).Fault);
        Assert.IsType<InvalidInput>((await submit.RunAsync(People.User, FreshId.Next(), CertificateStories.Form with { Subject = "две\nстроки" }, Token)).Refusal);
        Assert.IsType<InvalidInput>((await submit.RunAsync(People.User, FreshId.Next(), CertificateStories.Form with { Description = " " }, Token)).Refusal);
        Assert.Equal((0, 0, 0, 0, 0, 0, 0), await database.CountAsync());
        await using var db = database.Open();
        Assert.Empty(db.Files);
        Assert.Empty(db.ApnsCertificates);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task The_author_answers_in_a_signed_request_and_engineers_go_on(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.LicenseAsync(People.Romashka);
        var number = await database.AskAsync(People.User, VendorCertificates.Good);
        var version = (await database.FindAsync(number)).Version;
        Assert.Equal(RequestStatus.Processing, (await database.Get<AnswerRequest>().RunAsync(People.User, number, version, PostRoom.Text("Apple не принял"), Token)).Value.Status);
        Assert.Equal(RequestStatus.SolutionProvided, (await database.Get<ProvideSolution>().RunAsync(People.Engineer, number, version + 1, PostRoom.Text("Попробуйте этот"), Token)).Value.Status);
        Assert.IsType<NotFound>((await database.Get<ReadRequest>().RunAsync(People.VectorOwner, number, Token)).Refusal);
        Assert.IsType<NotFound>((await database.Get<ReadRequest>().RunAsync(People.Colleague, number, Token)).Refusal);
    }

    [Theory]
    [MemberData(nameof(Databases.All), MemberType = typeof(Databases))]
    public async Task A_stand_in_says_so_in_the_files_name_and_in_the_answer(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        await database.LicenseAsync(People.Romashka);
        using var standIn = VendorCertificate.StandIn(TestDatabase.Start);
        var number = await database.AskAsync(People.User, standIn);
        Assert.Equal($"apns-{number}-development-self-made.plist", (await database.FilesOfAsync(number))[1].File.Name);
        Assert.True((await database.CertificateOfAsync(number)).IsStandIn);
        var details = (await database.Get<ReadRequest>().RunAsync(People.User, number, Token)).Value;
        Assert.Contains("Apple такой файл не примет", details.Messages[1].Body, StringComparison.Ordinal);
        Assert.All(details.Files, file => Assert.Equal(FileState.Clean, file.State));
    }
}
