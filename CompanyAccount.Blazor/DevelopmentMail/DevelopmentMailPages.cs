using CompanyAccount.Core.Mail;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CompanyAccount.Blazor.DevelopmentMail;

/// <summary><c>/dev/mail</c>: what would have been mailed. Mapped in Development only: elsewhere there is no such address.</summary>
internal static class DevelopmentMailPages
{
    public const string Path = "/dev/mail";

    public static void MapDevelopmentMail(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment() || app.Services.GetRequiredService<MailOptions>().PickupDirectory is not { } directory)
            return;
        var folder = new MailFolder(directory);
        app.MapGet(Path, async (CancellationToken stop) =>
            new RazorComponentResult<MailListDocument>(new { Mails = await folder.ListAsync(stop) })).AllowAnonymous();
        app.MapGet(Path + "/{name}", async Task<Results<RazorComponentResult<MailDocument>, NotFound>> (string name, CancellationToken stop) =>
            await folder.FindAsync(name, stop) is { } mail ? new RazorComponentResult<MailDocument>(new { Mail = mail }) : TypedResults.NotFound()).AllowAnonymous();
    }
}
