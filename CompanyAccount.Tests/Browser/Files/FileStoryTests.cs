using System.Security.Cryptography;
using System.Text.RegularExpressions;
using CompanyAccount.Core.Requests;
using CompanyAccount.Tests.Bench;
using CompanyAccount.Tests.Bench.Browser;
using CompanyAccount.Tests.Bench.Files;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CompanyAccount.Tests.Browser.Files;

/// <summary>Files as people send and get them.</summary>
[Collection(BrowserPageTests.Name)]
public sealed class FileStoryTests(Chromium chromium, SharedPortal shared)
{
    private const int BigLength = 300 << 20;

    /// <summary>Slow enough that there is something to pause.</summary>
    private const int UploadBytesPerSecond = 10 << 20;

    /// <summary>What a browser takes to send a piece of the big file on a busy machine.</summary>
    private const float UploadLimit = 120_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Files_of_the_wizard_survive_a_reload_and_reach_the_engineer_byte_by_byte()
    {
        await using var customer = await ComeAsync("user@vector.example");
        var wizard = new WizardPage(customer);
        await wizard.OpenEmptyAsync();
        await wizard.FillToTextsAsync();
        var subject = $"С файлами {FreshId.Next():N}";
        await wizard.Subject.FillAsync(subject);
        await wizard.Description.FillAsync("Журнал и настройки приложены");
        await customer.AssertAccessibleAsync("the field that uploads files");
        var log = await FileAsync("журнал.log", 700_000);
        var settings = await FileAsync("settings.ini", 40);
        await File.WriteAllTextAsync(settings, "[db]\nuser=app\npassword=Tr0ub4dor&3-prod\n", Token);
        await Field(customer).SetInputFilesAsync([log, settings]);
        await Expect(Rows(customer, "Done")).ToHaveCountAsync(2);
        await customer.AssertAccessibleAsync("uploaded files");
        await Expect(wizard.Saved).ToBeVisibleAsync();

        await customer.Page.ReloadAsync();
        await wizard.ReadyAsync();
        await Expect(Rows(customer, "Done")).ToHaveCountAsync(2);
        await wizard.Next.ClickAsync();
        await Expect(Rows(customer, "Done")).ToHaveCountAsync(2);
        await wizard.Submit.ClickAsync();
        await Expect(customer.Page.GetByText("Похоже, в файлах есть секреты")).ToBeVisibleAsync();
        await Expect(customer.Page.Locator(".secret-files")).ToContainTextAsync("settings.ini");
        Assert.DoesNotContain("Tr0ub4dor", await customer.Page.ContentAsync(), StringComparison.Ordinal);
        await customer.AssertAccessibleAsync("the warning about secrets");
        await customer.Page.GetByRole(AriaRole.Button, new() { Name = "Отправить всё равно" }).ClickAsync();
        await customer.Page.WaitForURLAsync(WizardPage.CreatedUrl());
        await Expect(customer.Page.Locator(".conversation .message-files li")).ToHaveCountAsync(2);
        await customer.AssertAccessibleAsync("files under a message");

        await using var engineer = await ComeAsync("engineer@vendor.example", "en");
        await engineer.GoAsync(new Uri(customer.Page.Url).AbsolutePath);
        var download = await engineer.Page.RunAndWaitForDownloadAsync(() => engineer.Page.Locator(".conversation .message-files a", new() { HasText = "журнал.log" }).ClickAsync());
        Assert.Equal("журнал.log", download.SuggestedFilename);
        Assert.Equal(await HashAsync(log), await HashAsync(await download.PathAsync()));
        var archive = await engineer.Page.RunAndWaitForDownloadAsync(() => engineer.Page.GetByRole(AriaRole.Link, new() { Name = "Download all as an archive" }).ClickAsync());
        using (var zip = await System.IO.Compression.ZipFile.OpenReadAsync(await archive.PathAsync(), Token))
            Assert.Equal(["settings.ini", "журнал.log"], zip.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
        await engineer.AssertAccessibleAsync("files before the engineer");
        Assert.Empty(customer.Complaints);
        Assert.Empty(engineer.Complaints);
    }

    [Fact]
    public async Task A_screenshot_pasted_on_a_phone_goes_with_the_answer_as_soon_as_it_is_there()
    {
        var number = await MadeRequest.SubmitAsync(shared.Portal, "user@romashka.example", "Снимок экрана");
        await using var customer = await ComeAsync("user@romashka.example", "en", width: 390, dark: true);
        var screen = new RequestScreen(customer);
        await customer.GoAsync($"/requests/{number}");
        await screen.Text.FillAsync("See the screenshot");
        // What a browser does when a screenshot is pasted: a picture without a name of its own, and no text.
        await screen.Text.EvaluateAsync(
            """
            async box => {
              const canvas = Object.assign(document.createElement('canvas'), { width: 800, height: 600 });
              canvas.getContext('2d').fillRect(10, 10, 200, 100);
              const picture = await new Promise(resolve => canvas.toBlob(resolve, 'image/png'));
              const data = new DataTransfer();
              data.items.add(new File([picture], 'image.png', { type: 'image/png' }));
              box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """);
        await Expect(customer.Page.Locator(".upload-name")).ToHaveTextAsync(new Regex(@"^Screenshot 20\d\d-\d\d-\d\d \d\d\.\d\d\.\d\d\.png$"));
        await screen.Button("Ответить", "Send answer").Or(customer.Page.Locator(".answer-foot button")).First.ClickAsync();
        await Expect(screen.Messages("See the screenshot").Locator(".message-files a")).ToHaveCountAsync(1);
        await Expect(customer.Page.Locator(".upload-list")).ToHaveCountAsync(0);
        var open = screen.Messages("See the screenshot").GetByRole(AriaRole.Button, new() { NameRegex = new("^Show “Screenshot .*”$") });
        await Expect(open).ToBeVisibleAsync();
        await customer.AssertAccessibleAsync("an answer with a screenshot on a phone");
        await open.ClickAsync();
        var picture = customer.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Img, new() { NameRegex = new("^Image “Screenshot .*[.]png”$") });
        await Expect(picture).ToHaveJSPropertyAsync("naturalWidth", 800);
        await customer.AssertAccessibleAsync("a screenshot that is looked at");
        await customer.Page.Keyboard.PressAsync("Escape");
        await Expect(picture).ToHaveCountAsync(0);
        await Expect(open).ToBeFocusedAsync();
        Assert.False(await customer.ScrollsSidewaysAsync());
        Assert.Empty(customer.Complaints);
    }

    [Fact]
    public async Task A_big_file_comes_whole_through_a_pause_a_cut_network_and_a_closed_browser()
    {
        var number = await MadeRequest.SubmitAsync(shared.Portal, "owner@romashka.example", "Образ диска");
        var file = await FileAsync("image.vhdx", BigLength);
        var folder = RunFolder.NewPath("-browser");
        var browser = await chromium.BrowserAsync();
        await using (var customer = await Visitor.ComeBackAsync(browser, folder, shared.Portal.Origin))
        {
            await customer.SignInAsync("owner@romashka.example");
            await OpenAnswerAsync(customer, number);
            var network = await customer.Page.Context.NewCDPSessionAsync(customer.Page);
            await ConnectAsync(network, offline: false);
            await Field(customer).SetInputFilesAsync(file);
            await ReachAsync(customer, 0.1);
            // By keyboard: the page moves while files come and go, and a key needs no place to hit.
            await Act(customer, "pause").PressAsync("Enter");
            await Expect(Rows(customer, "Paused")).ToHaveCountAsync(1);
            await customer.AssertAccessibleAsync("a paused upload");
            await Act(customer, "resume").PressAsync("Enter");
            await ReachAsync(customer, 0.3);
            await ConnectAsync(network, offline: true);
            await Expect(customer.Page.Locator("[data-amount]")).ToContainTextAsync("нет связи, загрузка продолжится сама");
            await ConnectAsync(network, offline: false);
            await Expect(Rows(customer, "Sending")).ToHaveCountAsync(1, new() { Timeout = UploadLimit });
            await ReachAsync(customer, 0.5);
        }

        await using (var again = await Visitor.ComeBackAsync(browser, folder, shared.Portal.Origin))
        {
            await again.SignInAsync("owner@romashka.example");
            await OpenAnswerAsync(again, number);
            await Expect(Rows(again, "Offered")).ToHaveCountAsync(1);
            await again.AssertAccessibleAsync("an upload that a closed browser left");
            await Field(again).SetInputFilesAsync(file);
            await Expect(Rows(again, "Done")).ToHaveCountAsync(1, new() { Timeout = UploadLimit });
            await again.Page.Locator("#answer-text").FillAsync("Образ загружен");
            await again.Page.Locator(".answer-foot button").ClickAsync();
            var link = again.Page.Locator(".conversation .message-files a");
            await Expect(link).ToHaveTextAsync("image.vhdx");
            var download = await again.Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
            Assert.Equal(await HashAsync(file), await HashAsync(await download.PathAsync()));
        }
    }

    [Fact]
    public async Task An_infected_file_is_held_back_then_kept_from_everyone_and_its_sender_is_told()
    {
        await using var clam = ClamServer.Prepare();
        await using var portal = await PortalProcess.StartAsync($"--Storage:Scanner:Address={clam.Options.Address}", "--Storage:Scanner:RetrySeconds=1");
        var number = await MadeRequest.SubmitAsync(portal, "user@romashka.example", "Подозрительное письмо");
        await using var customer = await ComeAsync("user@romashka.example", portal: portal);
        await using var engineer = await ComeAsync("engineer@vendor.example", portal: portal);
        await engineer.GoAsync($"/requests/{number}");
        await OpenAnswerAsync(customer, number);
        await Field(customer).SetInputFilesAsync(new FilePayload { Name = "счёт.txt", MimeType = "text/plain", Buffer = ClamServer.TestVirus });
        await Expect(Rows(customer, "Done")).ToHaveCountAsync(1);
        await customer.Page.Locator("#answer-text").FillAsync("Пришло с письмом");
        await customer.Page.Locator(".answer-foot button").ClickAsync();
        // The scanner is not there yet.
        await SeeAsync("Waiting", "Проверяется антивирусом", 409);
        await clam.StartAsync();
        await SeeAsync("Infected", "Антивирус нашёл в файле угрозу", 403);
        await Expect(customer.Page.Locator(".bell-count")).ToHaveTextAsync("1");
        await customer.Page.Locator(".bell").ClickAsync();
        var line = customer.Page.Locator("#bell-list").GetByRole(AriaRole.Link, new() { NameRegex = new("^В вашем файле «счёт.txt» антивирус нашёл угрозу") });
        await Expect(line).ToHaveAttributeAsync("href", $"/requests/{number}");
        Assert.Empty(customer.Complaints);
        Assert.Empty(engineer.Complaints);

        async Task SeeAsync(string state, string words, int status)
        {
            foreach (var reader in (Visitor[])[customer, engineer])
            {
                var file = reader.Page.Locator($".conversation .message-files [data-state={state}]");
                await Expect(file).ToContainTextAsync(words);
                await Expect(file.GetByRole(AriaRole.Link)).ToHaveCountAsync(0);
                var answer = await reader.Page.Context.APIRequest.GetAsync($"{portal.Origin}/requests/{number}/files/{await file.GetAttributeAsync("data-file")}");
                Assert.Equal(status, answer.Status);
                await reader.AssertAccessibleAsync($"a file that is {state}");
            }
        }
    }

    private static ILocator Field(Visitor visitor) => visitor.Page.GetByLabel(visitor.Say("Загрузить файл", "Upload file"), new() { Exact = true });

    private static ILocator Rows(Visitor visitor, string state) => visitor.Page.Locator($".upload-list [data-state={state}]");

    private static ILocator Act(Visitor visitor, string act) => visitor.Page.Locator($"[data-act={act}]");

    private static async Task OpenAnswerAsync(Visitor visitor, RequestNumber number)
    {
        await visitor.GoAsync($"/requests/{number}");
        await visitor.Page.Locator("#answer-text").FocusAsync();
        await Expect(Field(visitor)).ToBeEnabledAsync();
    }

    private static async Task ReachAsync(Visitor visitor, double part) => await visitor.Page.WaitForFunctionAsync(
        "part => document.querySelector('.upload-list progress')?.value >= part", part, new() { Timeout = UploadLimit });

    private static async Task ConnectAsync(ICDPSession network, bool offline) =>
        await network.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = offline, ["latency"] = 0, ["downloadThroughput"] = -1, ["uploadThroughput"] = UploadBytesPerSecond });

    // Of content that differs everywhere: a piece in the wrong place would be seen.
    private static async Task<string> FileAsync(string name, int length)
    {
        var folder = RunFolder.NewPath("-files");
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, name);
        await using var file = File.Create(path);
        var random = new Random(length);
        var block = new byte[1 << 20];
        for (var left = length; left > 0; left -= block.Length)
        {
            random.NextBytes(block);
            await file.WriteAsync(block.AsMemory(0, Math.Min(left, block.Length)), Token);
        }

        return path;
    }

    private static async Task<string> HashAsync(string path)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexString(await SHA256.HashDataAsync(file, Token));
    }

    private async Task<Visitor> ComeAsync(string email, string language = "ru", int width = 1440, bool dark = false, PortalProcess? portal = null)
    {
        var visitor = await Visitor.ComeAsync(await chromium.BrowserAsync(), (portal ?? shared.Portal).Origin, language, width, dark);
        await visitor.SignInAsync(email);
        return visitor;
    }
}
