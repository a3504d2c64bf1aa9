using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Staff;
using CompanyAccount.Core.Staff.Registering;

namespace CompanyAccount.Blazor.Hosting;

/// <summary>What the program does from the command line instead of serving: <c>create-operator --email a@b.c</c>.</summary>
internal static class Commands
{
    private const string CreateOperator = "create-operator";

    /// <summary>Runs the command of the arguments, if there is one, on the prepared database.</summary>
    /// <returns>Whether there was one; the program ends then, and its exit code tells how it went.</returns>
    public static async Task<bool> RunCommandAsync(this WebApplication app, string[] args)
    {
        if (args is not [CreateOperator, ..])
            return false;
        var email = app.Configuration["email"];
        var outcome = await app.Services.GetRequiredService<InviteFirstOperator>().RunAsync(email ?? "", CancellationToken.None);
        if (outcome.TryGet(out var link, out var refusal))
        {
            await Console.Out.WriteLineAsync($"Open this link within 7 days to set the Operator's name and password. It works once:\n{link}");
            return true;
        }

        await Console.Error.WriteLineAsync(refusal switch
        {
            StaffAddressTaken => $"{email} has an account already.",
            InvalidInput => $"Usage: {CreateOperator} --email operator@vendor.example",
            _ => $"Not done: {refusal.GetType().Name}.",
        });
        Environment.ExitCode = 1;
        return true;
    }
}
