using System.Security.Claims;
using CompanyAccount.Blazor.Account;
using CompanyAccount.Blazor.Live;
using CompanyAccount.Core;
using CompanyAccount.Core.Access;
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
        }).AddPortalStores().AddErrorDescriber<IdentityErrors>().AddTokenProvider<ConfirmationTokens>(ConfirmationTokens.Provider);
        services.Configure<DataProtectionTokenProviderOptions>(options => options.TokenLifespan = ResetLinkLifetime);
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = StampLooked);
        services.AddSingleton<StrangerAttempts>();
        services.AddScoped<PasswordSignIn>();
        services.AddScoped<PasswordReset>();
        services.AddScoped<PlaceCheck>();
        services.AddScoped<NewPassword>();
        services.AddScoped<EmailConfirmation>();
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
            options.ExpireTimeSpan = TimeSpan.FromDays(14);
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
        await services.GetRequiredService<ISecurityStampValidator>().ValidateAsync(context);
        // A cookie outlives the place of its holder: removed, blocked, the company deleted.
        if (context.Principal is { } holder && Guid.TryParse(holder.FindFirstValue(ClaimTypes.NameIdentifier), out var personId)
            && await services.GetRequiredService<ActorReader>().FindRecentAsync(personId, context.HttpContext.RequestAborted) is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
    }

    // The framework makes a full address of the Host header, which anybody can forge; a path needs no host.
    private static Task RedirectLocally(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.Redirect(new Uri(context.RedirectUri).PathAndQuery);
        return Task.CompletedTask;
    }
}
