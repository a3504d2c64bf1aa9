using System.Text;
using Bunit;
using CompanyAccount.Blazor.Features.Requests;
using CompanyAccount.Blazor.Features.Requests.NewRequest;
using CompanyAccount.Core;
using CompanyAccount.Core.Certificates;
using CompanyAccount.Core.Certificates.Reads;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Storage;
using CompanyAccount.Tests.Bench;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CompanyAccount.Tests.Components.Requests.NewRequest;

public sealed class ApnsRequestTests
{
    [Fact]
    public async Task A_file_is_looked_at_as_soon_as_it_is_chosen_and_becomes_one_request()
    {
        await using var database = await Screen.DatabaseAsync();
        await database.LicenseAsync(People.Romashka);
        await using var screen = ScreenOf(database, VendorCertificates.Good);
        var page = screen.Open<ApnsRequestPage>("/requests/new/apns");
        Assert.DoesNotContain("самодельный", page.Markup, StringComparison.Ordinal);
        await page.Find("form").SubmitAsync();
        Assert.Contains("Выберите файл .csr", page.Find("#field-File-error").TextContent, StringComparison.Ordinal);

        Choose(page, "key.pem", SigningRequests.Key.ExportPkcs8PrivateKeyPem());
        page.WaitForAssertion(() => Assert.Contains("закрытый ключ", page.Find("#field-File-error").TextContent, StringComparison.Ordinal));
        Assert.Contains("Замените его", page.Find("#field-File-error").TextContent, StringComparison.Ordinal);
        Assert.Equal("field-File-help field-File-error", page.Find("#field-File").GetAttribute("aria-describedby"));
        await page.Find("form").SubmitAsync();
        Choose(page, "large.csr", new string(' ', SigningRequest.SizeLimit + 1));
        page.WaitForAssertion(() => Assert.Contains("не больше 64 КиБ", page.Find("#field-File-error").TextContent, StringComparison.Ordinal));

        Choose(page, "mdm.csr", SigningRequests.Pem);
        page.WaitForAssertion(() => Assert.NotNull(page.Find("#read-title")));
        Assert.Empty(page.FindAll("#field-File-error"));
        var read = page.Find(".read-request").TextContent;
        foreach (var fact in (string[])[SigningRequests.Name, "RSA, 2048 бит", "SHA-256"])
            Assert.Contains(fact, read, StringComparison.Ordinal);
        await page.Find("#field-Comment").ChangeAsync(new() { Value = "Для сервера в офисе" });
        await Task.WhenAll(page.Find("form").SubmitAsync(), page.Find("form").SubmitAsync());

        await using var db = database.Open();
        var request = Assert.Single(db.Requests);
        Assert.Equal((RequestStatus.SolutionProvided, "APNs-сертификат: " + SigningRequests.Name), (request.Status, request.Subject));
        Assert.Contains("Для сервера в офисе", (await db.Messages.SingleAsync(row => row.Kind == MessageKind.Description, Xunit.TestContext.Current.CancellationToken)).Body, StringComparison.Ordinal);
        Assert.Equal($"/requests/{new RequestNumber(request.Number)}?created=1", screen.Address);
    }

    [Fact]
    public async Task The_page_says_who_signs_and_that_a_certificate_is_self_made()
    {
        await using var database = await Screen.DatabaseAsync();
        await database.LicenseAsync(People.Romashka);
        using var standIn = VendorCertificate.StandIn(TestDatabase.Start);
        await using (var screen = ScreenOf(database, standIn))
            Assert.Contains("самодельный сертификат", screen.Open<ApnsRequestPage>("/requests/new/apns").Find(".tone-wait").TextContent, StringComparison.Ordinal);
        await using (var screen = ScreenOf(database, vendor: null))
            Assert.Contains("инженеры поддержки", screen.Open<ApnsRequestPage>("/requests/new/apns").Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_license_the_category_says_what_is_needed_and_there_is_no_form()
    {
        await using var database = await Screen.DatabaseAsync();
        await using var screen = ScreenOf(database, VendorCertificates.Good);
        var categories = screen.Open<CategoryPage>("/requests/new");
        Assert.Contains("Нужна действующая лицензия", categories.Find("li.unavailable").TextContent, StringComparison.Ordinal);
        var page = screen.Open<ApnsRequestPage>("/requests/new/apns");
        Assert.Empty(page.FindAll("form"));
        Assert.Contains("Kaspersky Secure Mobility Management", page.Markup, StringComparison.Ordinal);
        await database.LicenseAsync(People.Romashka);
        Assert.Empty(screen.Open<CategoryPage>("/requests/new").FindAll("li.unavailable"));
        Assert.NotEmpty(screen.Open<ApnsRequestPage>("/requests/new/apns").FindAll("form"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_request_tells_customer_and_engineer_what_was_read_and_until_when_it_is_valid(bool staff)
    {
        await using var database = await Screen.DatabaseAsync();
        await database.LicenseAsync(People.Romashka);
        using var standIn = VendorCertificate.StandIn(TestDatabase.Start);
        var number = await database.AskAsync(People.User, standIn);
        await using var screen = Screen.Of(staff ? People.Engineer : People.User, database);
        var page = screen.Render<RequestPage>(parameters => parameters.Add(page => page.Number, number.ToString()));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#facts-product")));
        var facts = page.Find("section[aria-labelledby=facts-product]").TextContent;
        foreach (var fact in (string[])["APNs-сертификат", SigningRequests.Name, "RSA, 2048 бит", "23 ноября 2027", "самодельным"])
            Assert.Contains(fact, facts, StringComparison.Ordinal);
    }

    private static Screen ScreenOf(TestDatabase database, VendorCertificate? vendor) => Screen.Of(People.User, database, services => services
        .AddSingleton(new PortalOptions())
        .AddSingleton(database.Submitting(vendor))
        .AddSingleton(new ReadCertificateOffer(database.Store, database.Get<CatalogShelf>(), new VendorSignature(vendor), database.Time)));

    private static void Choose(IRenderedComponent<ApnsRequestPage> page, string name, string content) =>
        page.FindComponent<InputFile>().UploadFiles(InputFileContent.CreateFromBinary(Encoding.ASCII.GetBytes(content), name));
}
