using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using CompanyAccount.Blazor.Account;

namespace CompanyAccount.Blazor.Hosting;

/// <summary>How many forms of the account pages one network address may send: <c>RateLimits:*</c>.</summary>
internal sealed record RateLimitOptions
{
    /// <summary><c>RateLimits:SignInPerMinute</c>: attempts to sign in, per network address.</summary>
    public int SignInPerMinute { get; init; } = 30;

    /// <summary><c>RateLimits:PasswordResetPerMinute</c>: forgotten and new passwords, per network address.</summary>
    public int PasswordResetPerMinute { get; init; } = 30;

    /// <summary><c>RateLimits:RegistrationPerMinute</c>: forms to register, to confirm an address and to accept an invitation, per network address.</summary>
    public int RegistrationPerMinute { get; init; } = 10;

    /// <summary><c>RateLimits:SurveyPerMinute</c>: answers to surveys by link, per network address.</summary>
    public int SurveyPerMinute { get; init; } = 30;

    /// <summary><c>RateLimits:RegistrationsPerAddressAndHour</c>: forms to register one e-mail address, from wherever.</summary>
    public int RegistrationsPerAddressAndHour { get; init; } = 10;

    /// <summary><c>RateLimits:JoiningFailuresPerCodeAndHour</c>: wrong license numbers or company names for one activation code, from wherever.</summary>
    public int JoiningFailuresPerCodeAndHour { get; init; } = 20;

    /// <summary><c>RateLimits:ResetMailsPerHour</c>: mails to one account, however many ask for them.</summary>
    public int ResetMailsPerHour { get; init; } = 5;
}

/// <summary>Bounds guessing from one network address; who comes over the bound is told when to try again.</summary>
internal static class RateLimits
{
    public const string SignIn = "sign-in";
    public const string PasswordReset = "password-reset";
    public const string Registration = "registration";
    public const string Survey = "survey";

    public static void AddPortalRateLimits(this WebApplicationBuilder builder)
    {
        var limits = builder.Configuration.GetSection("RateLimits").Get<RateLimitOptions>() ?? new();
        builder.Services.AddSingleton(limits);
        builder.Services.AddSingleton<ResetMailLimit>();
        builder.Services.AddSingleton<RegistrationLimits>();
        builder.Services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (context, _) =>
            {
                if (context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                    context.HttpContext.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            options.AddPolicy(SignIn, context => FormsOf(context, limits.SignInPerMinute));
            options.AddPolicy(PasswordReset, context => FormsOf(context, limits.PasswordResetPerMinute));
            options.AddPolicy(Registration, context => FormsOf(context, limits.RegistrationPerMinute));
            options.AddPolicy(Survey, context => FormsOf(context, limits.SurveyPerMinute));
        });
    }

    /// <summary>Reading a page is free; sending its form counts.</summary>
    private static RateLimitPartition<string> FormsOf(HttpContext context, int perMinute) =>
        HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(
                NetworkOf(context.Connection.RemoteIpAddress),
                _ => new() { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 })
            : RateLimitPartition.GetNoLimiter("");

    /// <summary>The address, or of IPv6 the network of 64 bits that one subscriber owns.</summary>
    internal static string NetworkOf(IPAddress? address)
    {
        if (address is null)
            return "unknown";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily is AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes(), 0, 8)
            : address.ToString();
    }
}
