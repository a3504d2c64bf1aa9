using Bunit;
using CompanyAccount.Core.Catalog;
using CompanyAccount.Core.Requests;
using CompanyAccount.Tests.Bench;

namespace CompanyAccount.Tests.Components.Requests.NewRequest;

public sealed class WizardTests
{
    private static readonly TechnicalRequestForm Advised = Forms.Technical with
    {
        ProductId = "kes-windows",
        VersionId = "kes-windows/12.8",
        OperatingSystem = "Windows 11",
    };

    [Fact]
    public async Task Each_choice_narrows_the_next()
    {
        await using var wizard = await WizardBench.OpenAsync(People.User);
        Assert.Equal(13, wizard.Offered("AreaId").Count);
        Assert.Equal(47, wizard.Offered("ProductId").Count);
        Assert.False(wizard.Field("VersionId").Instance.Enabled);

        await wizard.ChooseAsync("AreaId", "mobile");
        Assert.Equal(["ksmm", "kes-android", "ksm-ios"], wizard.Offered("ProductId"));
        await wizard.ChooseAsync("ProductId", "kes-android");
        Assert.True(wizard.Field("VersionId").Instance.Enabled);
        Assert.All(wizard.Offered("VersionId"), id => Assert.StartsWith("kes-android/", id));
    }

    [Fact]
    public async Task A_product_found_without_its_area_brings_the_area()
    {
        await using var wizard = await WizardBench.OpenAsync(People.User);
        await wizard.ChooseAsync("ProductId", "kata");
        Assert.Equal("apt-edr-xdr", wizard.Field("AreaId").Instance.Value);
    }

    [Fact]
    public async Task An_earlier_choice_clears_the_later_ones()
    {
        await using var wizard = await WizardBench.OpenAsync(People.User, Advised with { UpdateAnswer = UpdateAnswer.InstalledProblemRemains });
        await wizard.ChooseAsync("AreaId", "mail");
        var draft = await wizard.DraftAsync(People.User);
        Assert.Equal("mail", draft!.Form.AreaId);
        Assert.Null(draft.Form.ProductId);
        Assert.Null(draft.Form.VersionId);
        Assert.Null(draft.Form.OperatingSystem);
        Assert.Equal(UpdateAnswer.None, draft.Form.UpdateAnswer);
        Assert.Equal(Forms.Technical.Subject, draft.Form.Subject);
    }

    [Fact]
    public async Task Another_type_clears_the_subtype()
    {
        await using var wizard = await WizardBench.OpenAsync(People.User, Forms.Technical, step: 2);
        await wizard.ChooseAsync("TypeId", "install");
        Assert.Null(wizard.Field("SubtypeId").Instance.Value);
        Assert.All(wizard.Field("SubtypeId").Instance.Choices, choice => Assert.NotEqual("error-crash", choice.Id));
    }

    [Fact]
    public async Task A_product_without_versions_needs_none()
    {
        await using var wizard = await WizardBench.OpenAsync(People.User);
        await wizard.ChooseAsync("ProductId", "ksm-ios");
        Assert.Null(wizard.FindField("VersionId"));
        await wizard.PressAsync("Далее");
        Assert.Contains("Критичность и тип", wizard.Page.Find("h2").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Licensed_products_come_first_and_others_are_told_of()
    {
        await using var wizard = await WizardBench.OpenAsync(People.User);
        await wizard.LicenseAsync("kuma");
        wizard.Show();
        Assert.Equal("kuma", wizard.Offered("ProductId")[0]);
        await wizard.ChooseAsync("ProductId", "kuma");
        Assert.Contains("Лицензия действует", wizard.Page.Find("aside").TextContent, StringComparison.Ordinal);
        await wizard.ChooseAsync("ProductId", "tip");
        Assert.Contains("поддержка может быть ограничена", wizard.Page.Find("aside").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(UpdateAnswer.InstalledProblemRemains)]
    [InlineData(UpdateAnswer.UsesCertifiedVersion)]
    public async Task A_recommended_update_must_be_answered_to_go_on(UpdateAnswer answer)
    {
        await using var wizard = await WizardBench.OpenAsync(People.User, Advised);
        Assert.Contains("21.20.8.505.0.366", wizard.Page.Find(".update-advice").TextContent, StringComparison.Ordinal);
        await wizard.PressAsync("Далее");
        Assert.Contains("Отметьте", wizard.Page.Find("#field-UpdateAnswer-error").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", wizard.Page.Find("#field-UpdateAnswer").GetAttribute("aria-invalid"));

        await wizard.Page.Find($"#field-UpdateAnswer-{answer}").ChangeAsync(new() { Value = answer.ToString() });
        Assert.Empty(wizard.Page.FindAll("#field-UpdateAnswer-error"));
        await wizard.PressAsync("Далее");
        Assert.Empty(wizard.Page.FindAll("#field-UpdateAnswer"));
        Assert.Equal(answer, (await wizard.DraftAsync(People.User))!.Form.UpdateAnswer);
    }

    [Fact]
    public async Task No_update_is_pressed_on_a_certified_version()
    {
        await using var wizard = await WizardBench.OpenAsync(People.User, Forms.Technical with { VersionId = "kes-linux/11.1.0" });
        Assert.Empty(wizard.Page.FindAll(".update-advice"));
        Assert.Contains("Сертифицированная версия", wizard.Page.Find("aside").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_version_whose_support_ended_says_so()
    {
        await using var wizard = await WizardBench.OpenAsync(People.User, Advised with { VersionId = "kes-windows/11.0.0" });
        Assert.Contains("Поддержка версии 11.0.0 завершена", wizard.Page.Find("aside").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("error-crash", "Стандартная поддержка поможет", false)]
    [InlineData("official-rca", "официальных заключений", false)]
    public async Task A_subtype_tells_at_once_what_standard_support_does(string subtypeId, string said, bool offers)
    {
        await using var wizard = await WizardBench.OpenAsync(People.User, Forms.Technical, step: 2);
        await wizard.ChooseAsync("SubtypeId", subtypeId);
        Assert.Contains(said, wizard.Page.Find("aside").TextContent, StringComparison.Ordinal);
        Assert.Equal(offers, wizard.Page.FindAll("aside a").Count > 0);
    }

    [Fact]
    public async Task What_helps_instead_is_linked_only_where_configured()
    {
        await using var wizard = await WizardBench.OpenAsync(People.User, Forms.Technical, step: 2);
        await wizard.ChooseAsync("TypeId", "consult");
        await wizard.ChooseAsync("SubtypeId", "config-audit");
        var link = Assert.Single(wizard.Page.FindAll("aside a"));
        Assert.Equal("https://services.example/", link.GetAttribute("href"));
        Assert.Equal("_blank", link.GetAttribute("target"));
        Assert.Contains("noopener", link.GetAttribute("rel"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Going_on_with_faults_tells_each_field()
    {
        await using var wizard = await WizardBench.OpenAsync(People.User);
        await wizard.PressAsync("Далее");
        Assert.Equal("Выберите область защиты.", wizard.Page.Find("#field-AreaId-error").TextContent.Trim());
        Assert.Equal("Выберите продукт.", wizard.Page.Find("#field-ProductId-error").TextContent.Trim());
        Assert.Equal("true", wizard.Page.Find("#field-AreaId").GetAttribute("aria-invalid"));
        Assert.Contains("field-AreaId-error", wizard.Page.Find("#field-AreaId").GetAttribute("aria-describedby"), StringComparison.Ordinal);
        Assert.Contains("Область защиты, Продукт", wizard.Page.Find(".wizard-summary").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_long_a_text_is_told_at_once_and_stays_out_of_the_draft()
    {
        await using var wizard = await WizardBench.OpenAsync(People.User, Forms.Technical, step: 3);
        var huge = new string('ж', 1_000_000);
        await wizard.Page.Find("#field-Description").ChangeAsync(new() { Value = huge });
        Assert.Contains("Слишком длинный текст", wizard.Page.Find("#field-Description-error").TextContent, StringComparison.Ordinal);
        Assert.Contains("новое описание в него не вошло", wizard.Page.Find(".draft-line").TextContent, StringComparison.Ordinal);
        Assert.Equal(huge, wizard.Page.Find("#field-Description").GetAttribute("value"));

        await wizard.Page.Find("#field-Subject").ChangeAsync(new() { Value = "Новая тема" });
        var draft = await wizard.DraftAsync(People.User);
        Assert.Equal("Новая тема", draft!.Form.Subject);
        Assert.Equal(Forms.Technical.Description, draft.Form.Description);
    }

    [Fact]
    public async Task The_template_is_put_under_what_is_written()
    {
        await using var wizard = await WizardBench.OpenAsync(People.User, Forms.Technical, step: 3);
        await wizard.PressAsync("Вставить шаблон");
        var description = (await wizard.DraftAsync(People.User))!.Form.Description;
        Assert.StartsWith(Forms.Technical.Description, description, StringComparison.Ordinal);
        Assert.Contains("### Что произошло", description, StringComparison.Ordinal);
        Assert.Contains("### С какого времени", description, StringComparison.Ordinal);
        Assert.False(wizard.HasButton("Вставить шаблон"));
    }

    [Fact]
    public async Task Preview_shows_markdown_and_no_script()
    {
        await using var wizard = await WizardBench.OpenAsync(People.User, Forms.Technical with { Description = "**важно** <script>alert(1)</script> <img src=x onerror=alert(1)>" }, step: 3);
        await wizard.PressAsync("Предпросмотр");
        var preview = wizard.Page.Find(".markdown-preview");
        Assert.Equal("важно", preview.QuerySelector("strong")!.TextContent);
        Assert.Null(preview.QuerySelector("script, img"));
    }

    [Fact]
    public async Task The_summary_leads_back_to_each_part_and_straight_on_again()
    {
        await using var wizard = await WizardBench.OpenAsync(People.User, Forms.Technical, step: 4);
        Assert.Contains("без гарантированного времени", wizard.Page.Find(".wizard-step").TextContent, StringComparison.Ordinal);
        for (var step = 1; step <= 3; step++)
        {
            await wizard.Page.Find($".summary-part[data-step='{step}'] button").ClickAsync(new());
            Assert.Contains($"Шаг {step} из 4", wizard.Page.Find("h2").TextContent, StringComparison.Ordinal);
            await wizard.PressAsync("Далее");
            Assert.True(wizard.HasButton("Отправить запрос"));
        }
    }

    [Fact]
    public async Task A_detour_that_leaves_a_gap_does_not_reach_the_summary()
    {
        await using var wizard = await WizardBench.OpenAsync(People.User, Forms.Technical, step: 4);
        await wizard.Page.Find(".summary-part[data-step='1'] button").ClickAsync(new());
        await wizard.ChooseAsync("ProductId", "ksm-ios");
        await wizard.PressAsync("Далее");
        Assert.Contains("Критичность и тип", wizard.Page.Find("h2").TextContent, StringComparison.Ordinal);
        Assert.Null(wizard.Field("OperatingSystem").Instance.Value);
    }

    [Fact]
    public async Task Submitting_twice_at_once_makes_one_request()
    {
        await using var wizard = await WizardBench.OpenAsync(People.User, Forms.Technical, step: 4);
        var button = wizard.Button("Отправить запрос");
        await Task.WhenAll(button.ClickAsync(new()), button.ClickAsync(new()));
        var request = Assert.Single(await wizard.RequestsAsync());
        Assert.EndsWith($"/requests/{new RequestNumber(request.Number)}?created=1", wizard.Navigation.Uri, StringComparison.Ordinal);
        Assert.Null(await wizard.DraftAsync(People.User));
    }

    [Fact]
    public async Task Staff_and_strangers_get_no_wizard()
    {
        await using var staff = await WizardBench.OpenAsync(People.Engineer);
        Assert.Equal("Такой страницы нет", staff.Page.Find("h1").TextContent);
        await using var wizard = await WizardBench.OpenAsync(People.User, Forms.Technical, step: 3);
        Assert.Null(await wizard.DraftAsync(People.Colleague));
    }
}
