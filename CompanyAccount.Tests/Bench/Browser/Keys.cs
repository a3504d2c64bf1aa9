using Microsoft.Playwright;

namespace CompanyAccount.Tests.Bench.Browser;

/// <summary>A person who has a keyboard and nothing else.</summary>
public sealed class Keys(Visitor visitor)
{
    // More than any page has places to stop at: whoever needs more is caught in a trap.
    private const int Stops = 90;

    private IPage Page => visitor.Page;

    /// <summary>Presses a key where the focus stands.</summary>
    public Task PressAsync(string key) => Page.Keyboard.PressAsync(key);

    /// <summary>Presses a shortcut until it took the focus somewhere: a page listens to its keys a moment after it is drawn.</summary>
    public Task PressUntilFocusedAsync(string key, ILocator target) => Eventually.TrueAsync(
        async () =>
        {
            if (!await IsFocusedAsync(target))
                await PressAsync(key);
            return await IsFocusedAsync(target);
        },
        () => $"{key} moved the focus nowhere.");

    /// <summary>Types where the focus stands.</summary>
    public Task TypeAsync(string text) => Page.Keyboard.TypeAsync(text);

    /// <summary>Goes on by Tab until the focus stands there.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="key"><c>Tab</c>, or <c>Shift+Tab</c> for what stands before.</param>
    public async Task ReachAsync(ILocator target, string key = "Tab")
    {
        for (var stop = 0; stop < Stops && !await IsFocusedAsync(target); stop++)
            await PressAsync(key);
        await Assertions.Expect(target).ToBeFocusedAsync();
    }

    /// <summary>Goes to a button or a link and presses it.</summary>
    public async Task PressAsync(ILocator target)
    {
        await Assertions.Expect(target).ToBeEnabledAsync();
        await ReachAsync(target);
        await PressAsync("Enter");
    }

    /// <summary>Goes to a field and types.</summary>
    public async Task WriteAsync(ILocator field, string text)
    {
        await Assertions.Expect(field).ToBeEnabledAsync();
        await ReachAsync(field);
        await TypeAsync(text);
    }

    /// <summary>Goes to a group of radio buttons, and down in it to one of them.</summary>
    public async Task ChooseAsync(ILocator group, params ILocator[] downTo)
    {
        await ReachAsync(group.GetByRole(AriaRole.Radio, new() { Checked = true }));
        foreach (var radio in downTo)
        {
            await PressAsync("ArrowDown");
            await Assertions.Expect(radio).ToBeCheckedAsync();
        }
    }

    /// <summary>Signs in with a demo account.</summary>
    public async Task SignInAsync(string email)
    {
        await Page.GotoAsync("/account/sign-in");
        await WriteAsync(Page.GetByLabel(visitor.Say("Электронная почта", "E-mail")), email);
        await WriteAsync(Page.GetByLabel(visitor.Say("Пароль", "Password"), new() { Exact = true }), Visitor.Password);
        await PressAsync("Enter");
        await visitor.LiveAsync();
    }

    private static Task<bool> IsFocusedAsync(ILocator target) => target.EvaluateAsync<bool>("element => element === document.activeElement");
}
