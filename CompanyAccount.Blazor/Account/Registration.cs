using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Companies.Registering;
using CompanyAccount.Core.Licenses;
using CompanyAccount.Core.Outcomes;
using Microsoft.AspNetCore.DataProtection;

namespace CompanyAccount.Blazor.Account;

/// <summary>Registers by an activation code. Every answer takes as long, so that its time does not tell who has an account or which company holds a license.</summary>
internal sealed class Registration(
    RegisterByCode register, NewPassword passwords, EmailConfirmation confirmation, RegistrationLimits limits, IDataProtectionProvider protection, TimeProvider time)
{
    private static readonly TimeSpan AnswerTakes = TimeSpan.FromMilliseconds(800);
    private static readonly TimeSpan PasswordKept = TimeSpan.FromMinutes(30);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("Registration.Password").ToTimeLimitedDataProtector();

    /// <summary>Sends the form on.</summary>
    /// <param name="form">The form, without a fault in its fields.</param>
    /// <param name="passwordHash">What <see cref="Hash"/> made.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<RegistrationAnswer> RunAsync(RegistrationForm form, string passwordHash, CancellationToken cancellationToken) => EvenlyAsync<RegistrationAnswer>(
        async () =>
        {
            var code = ActivationCode.Parse(form.Code)?.Text ?? "";
            if (limits.Take(EmailAddress.Parse(form.Email)?.Normalized ?? "", code) is { } wait)
                return new RegistrationAnswer.Wait(wait);
            var outcome = await register.RunAsync(form, passwordHash, confirmation.LinkForAsync, cancellationToken);
            if (outcome.Refusal is JoiningRefused)
                limits.NoteJoiningFailure(code);
            return outcome.TryGet(out var step, out var refusal) ? new RegistrationAnswer.Step(step) : new RegistrationAnswer.Refused(refusal);
        },
        cancellationToken);

    /// <summary>Mails the link again that confirms an address; says nothing about the address.</summary>
    public Task SendAgainAsync(string email, CancellationToken cancellationToken) => EvenlyAsync(
        async () =>
        {
            await confirmation.SendAgainAsync(email, cancellationToken);
            return true;
        },
        cancellationToken);

    /// <summary>Hashes a password.</summary>
    public string Hash(string password) => passwords.Hash(password);

    /// <summary>What the second form carries so that nobody has to type the password again: its hash, sealed.</summary>
    public string Seal(string passwordHash) => _protector.Protect(passwordHash, PasswordKept);

    /// <summary>The hash that a form carries; <see langword="null"/> for a forged or old one.</summary>
    public string? Unseal(string? sealedHash)
    {
        try
        {
            return string.IsNullOrEmpty(sealedHash) ? null : _protector.Unprotect(sealedHash);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    private async Task<T> EvenlyAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        var asked = time.GetTimestamp();
        var answer = await work();
        var rest = AnswerTakes - time.GetElapsedTime(asked);
        // The answer takes as long for a stranger as for somebody known: its time gives nobody away.
        if (rest > TimeSpan.Zero)
            await Task.Delay(rest, time, cancellationToken);
        return answer;
    }
}

/// <summary>What the form learns.</summary>
internal abstract record RegistrationAnswer
{
    private RegistrationAnswer()
    {
    }

    /// <summary>It goes on.</summary>
    public sealed record Step(RegistrationStep Next) : RegistrationAnswer;

    /// <summary>It was refused.</summary>
    public sealed record Refused(Refusal Why) : RegistrationAnswer;

    /// <summary>Too many attempts.</summary>
    public sealed record Wait(TimeSpan For) : RegistrationAnswer;
}
