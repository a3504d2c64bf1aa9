using Microsoft.Playwright;

namespace CompanyAccount.Tests.Bench.Browser;

/// <summary>A request on its page or beside the board, found as a screen reader finds it.</summary>
public sealed class RequestScreen(Visitor visitor)
{
    /// <summary>Where the request stands, and whose turn it is.</summary>
    public ILocator State => Region("Состояние запроса", "State of the request");

    /// <summary>What was written.</summary>
    public ILocator Conversation => Region("Переписка", "Conversation");

    /// <summary>Where one writes, and says what to do with the text.</summary>
    public ILocator Answer => Region("Ваш ответ", "Your answer");

    /// <summary>The field to write in.</summary>
    public ILocator Text => Answer.GetByRole(AriaRole.Textbox);

    /// <summary>The messages of the conversation that hold a text.</summary>
    public ILocator Messages(string text) => Conversation.GetByRole(AriaRole.Article).Filter(new() { HasText = text });

    /// <summary>What to do with the text.</summary>
    public ILocator Intent(string russian, string english) =>
        Answer.GetByRole(AriaRole.Radio, new() { Name = visitor.Say(russian, english), Exact = true });

    /// <summary>A button anywhere in the request.</summary>
    public ILocator Button(string russian, string english) =>
        visitor.Page.GetByRole(AriaRole.Button, new() { Name = visitor.Say(russian, english), Exact = true });

    /// <summary>Writes a text and sends it, as an engineer.</summary>
    public async Task SendAsync((string, string) intent, string text, (string, string) button)
    {
        await Intent(intent.Item1, intent.Item2).CheckAsync();
        await Text.FillAsync(text);
        await Button(button.Item1, button.Item2).ClickAsync();
        await Assertions.Expect(Text).ToHaveValueAsync("");
    }

    private ILocator Region(string russian, string english) =>
        visitor.Page.GetByRole(AriaRole.Region, new() { Name = visitor.Say(russian, english), Exact = true });
}
