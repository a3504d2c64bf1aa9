using System.Security.Claims;
using CompanyAccount.Blazor.Account;
using CompanyAccount.Blazor.Live;
using CompanyAccount.Core;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Security.Reads;
using CompanyAccount.Core.Security.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;

namespace CompanyAccount.Blazor.Hosting;

/// <summary>Accounts, cookies, lockout.</summary>
internal static class SignIn
{
    /// <summary>How long a mailed link to a new password works.</summary>
    public static readonly TimeSpan ResetLinkLifetime = TimeSpan.FromHours(1);

    /// <summary>How soon a changed password or an ended account is felt by a browser that is signed in elsewhere.</summary>
    private static readonly TimeSpan StampLooked = TimeSpan.FromSeconds(5);

    public static void AddPortalSignIn(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddDefaultIdentity<PortalUser>(options =>
        {
            options.SignIn.RequireConfirmedAccount = true;
            options.User.RequireUniqueEmail = true;
            options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            options.Password.RequiredLength = 10;
            options.Password.RequireDigit = false;
            options.Password.RequireLowercase = false;
            options.Password.RequireUppercase = false;
            options.Password.RequireNonAlphanumeric = false;
            options.Password.RequiredUniqueChars = 4;
            options.Lockout.MaxFailedAccessAttempts = 5;
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            options.Tokens.EmailConfirmationTokenProvider = ConfirmationTokens.Provider;
        }).AddPortalStores().AddSignInManager<PortalSignIn>().AddErrorDescriber<IdentityErrors>().AddTokenProvider<ConfirmationTokens>(ConfirmationTokens.Provider);
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = ResetLinkLifetime);
        services.Configure<SecurityStampValidatorOptions>(options =>
        {
            options.ValidationInterval = StampLooked;
            options.OnRefreshingPrincipal = KeepSession;
        });
        services.AddSingleton(new SecondFactorDemand(OfStaff: !builder.Environment.IsDevelopment()));
        services.AddSingleton<StrangerAttempts>();
        services.AddScoped<PasswordSignIn>();
        services.AddScoped<SecondStep>();
        services.AddScoped<Authenticator>();
        services.AddScoped<Passkeys>();
        services.Configure<IdentityPasskeyOptions>(options =>
        {
            // Never of the Host header. What one holds and the finger or PIN that opens it are two factors: so the latter is a must.
            options.ServerDomain = (builder.Configuration.GetSection("Portal").Get<PortalOptions>() ?? new()).Origin.Host;
            options.UserVerificationRequirement = "required";
            options.ResidentKeyRequirement = "required";
        });
        services.AddScoped<PasswordReset>();
        services.AddScoped<PlaceCheck>();
        services.AddScoped<NewPassword>();
        services.AddScoped<EmailConfirmation>();
        services.AddScoped<NewAddress>();
        services.AddScoped<OwnPassword>();
        services.AddScoped<Registration>();
        AddCookies(services);
        services.AddAuthorization();
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, CircuitSignIn>();
        services.AddScoped<CurrentActor>();
        services.AddHttpContextAccessor();
    }

    private static void AddCookies(IServiceCollection services)
    {
        services.ConfigureApplicationCookie(options =>
        {
            options.LoginPath = AccountRoutes.SignIn;
            options.AccessDeniedPath = AccountRoutes.AccessDenied;
            options.ReturnUrlParameter = AccountRoutes.ReturnUrl;
            options.ExpireTimeSpan = ReadSessions.Lifetime;
            options.SlidingExpiration = true;
            options.Events.OnValidatePrincipal = ValidateAsync;
            options.Events.OnRedirectToLogin = RedirectLocally;
            options.Events.OnRedirectToAccessDenied = RedirectLocally;
        });
        Name(IdentityConstants.ApplicationScheme, "portal");
        Name(IdentityConstants.ExternalScheme, "portal-external");
        Name(IdentityConstants.TwoFactorUserIdScheme, "portal-second");
        Name(IdentityConstants.TwoFactorRememberMeScheme, "portal-device");

        void Name(string scheme, string name) => services.Configure<CookieAuthenticationOptions>(scheme, options =>
        {
            options.Cookie.Name = name;
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
    }

    // In a scope of its own: the request of a circuit's WebSocket lasts as long as the circuit, and would keep the database context of the look-up as long.
    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        await using var scope = context.HttpContext.RequestServices.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var sessions = services.GetRequiredService<SessionBook>();
        var session = SessionClaim.IdOf(context.Principal);
        await services.GetRequiredService<ISecurityStampValidator>().ValidateAsync(context);
        if (context.Principal is { } holder && await HoldsAsync(holder, session, services, context.HttpContext.RequestAborted))
            return;
        if (context.Principal is not null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        }

        if (session is { } ended)
            await sessions.EndAsync(ended, CancellationToken.None);
    }

    // A cookie outlives its session and the place of its holder: removed, blocked, the company deleted. One without a session is none of ours any more.
    private static async Task<bool> HoldsAsync(ClaimsPrincipal holder, Guid? session, IServiceProvider services, CancellationToken stop) =>
        session is { } id && Guid.TryParse(holder.FindFirstValue(ClaimTypes.NameIdentifier), out var personId)
        && await services.GetRequiredService<SessionBook>().HoldsRecentlyAsync(id, personId, stop)
        && await services.GetRequiredService<ActorReader>().LookRecentlyAsync(personId, stop) is { Actor: not null } or { AwaitsSecondFactor: true };

    // The framework makes the claims anew from the account, which knows nothing of the session.
    private static Task KeepSession(SecurityStampRefreshingPrincipalContext context)
    {
        if (SessionClaim.IdOf(context.CurrentPrincipal) is { } session)
            ((ClaimsIdentity)context.NewPrincipal!.Identity!).AddClaim(SessionClaim.Of(session));
        return Task.CompletedTask;
    }

    // The framework makes a full address of the Host header, which anybody can forge; a path needs no host.
    private static Task RedirectLocally(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.Redirect(new Uri(context.RedirectUri).PathAndQuery);
        return Task.CompletedTask;
    }
}
