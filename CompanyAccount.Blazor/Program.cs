using CompanyAccount.Blazor.DevelopmentMail;
using CompanyAccount.Blazor.Endpoints;
using CompanyAccount.Blazor.Endpoints.Uploads;
using CompanyAccount.Blazor.Hosting;
using CompanyAccount.Blazor.Shell;

var builder = WebApplication.CreateBuilder(args);

builder.AddDevelopmentSettings();
builder.AddPortalProxies();
builder.AddPortalCertificates();
builder.AddPortalStorage();
builder.AddPortalMail();
builder.AddPortalSignIn();
builder.AddPortalForms();
builder.AddPortalRateLimits();
builder.AddPortalLocalization();
builder.AddPortalPages();
builder.AddPortalHealth();
builder.AddPortalSecurityHeaders();

var app = builder.Build();
await app.PrepareStorageAsync();
if (await app.RunCommandAsync(args))
    return;

app.UsePortalProxies();
app.UsePortalErrors();
app.UsePortalSecurityHeaders();
app.UsePortalLocalization();
app.UseAuthentication();
app.UseAuthorization();
app.UseSecondFactorGuard();
app.UseRateLimiter();
app.UsePortalForms();

app.MapStaticAssets();
app.MapPortalHealth();
app.MapPortalPreferences();
app.MapPortalAccount();
app.MapSecurityActions();
app.MapPasskeys();
app.MapAuditExport();
app.MapRequestExport();
app.MapUploads();
app.MapFileDownloads();
app.MapPersonalData();
app.MapDevelopmentMail();
app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = "'none'");

await app.RunAsync();

/// <summary>The portal's host; named so that tests can start it.</summary>
public partial class Program;
