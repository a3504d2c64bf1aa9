using CompanyAccount.Core.Access;
using CompanyAccount.Core.Certificates;
using CompanyAccount.Core.Companies.Registering;
using CompanyAccount.Core.Files;
using CompanyAccount.Core.Jobs;
using CompanyAccount.Core.Live;
using CompanyAccount.Core.Mail;
using CompanyAccount.Core.Mail.Incoming;
using CompanyAccount.Core.Notices.Sending;
using CompanyAccount.Core.Profiles.Confirming;
using CompanyAccount.Core.Requests.Reads;
using CompanyAccount.Core.Security.Sessions;
using CompanyAccount.Core.Staff.Registering;
using CompanyAccount.Core.Storage;
using CompanyAccount.Core.Storage.Files;
using CompanyAccount.Core.Surveys.Answering;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CompanyAccount.Core;

/// <summary>Puts the portal's rules, use cases and jobs into a host.</summary>
public static class PortalCore
{
    /// <summary>Adds everything that Core offers: the store, the live feed, and every use case and read, all without state of a person and so shared.</summary>
    public static IServiceCollection AddPortalCore(this IServiceCollection services, StorageOptions storage)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new Store(storage));
        services.AddSingleton<LiveFeed>();
        services.AddSingleton<LiveBridge>();
        services.AddSingleton<CatalogShelf>();
        services.AddSingleton<SupportTermsBook>();
        services.AddSingleton<TeamCalendar>();
        // The host may have read others from its configuration.
        services.TryAddSingleton(new SupportOptions());
        services.TryAddSingleton(new FileLimits());
        services.AddSingleton<FileRoom>();
        services.AddSingleton<PreviewShelf>();
        services.AddSingleton<Attachments>();
        // Without the vendor's certificate engineers sign.
        services.TryAddSingleton(new VendorSignature(Certificate: null));
        services.AddSingleton<UploadDesk>();
        services.AddSingleton<WaitingBook>();
        services.AddSingleton<SupportToday>();
        // The host of the portal demands more; see its signing in.
        services.AddSingleton(new SecondFactorDemand(OfStaff: false));
        services.AddSingleton<ActorReader>();
        services.AddSingleton<MailboxWatch>();
        // The host adds the configured ones after this.
        services.TryAddSingleton(new MailOptions());
        services.AddSingleton<SessionBook>();
        services.AddSingleton<FactorChanges>();
        // It keeps nothing; Identity would add it for each scope, out of reach of use cases.
        services.TryAddSingleton<IPasswordHasher<PortalUser>, PasswordHasher<PortalUser>>();
        services.AddSingleton<InviteFirstOperator>();
        services.AddSingleton<RegisterByCode>();
        services.AddSingleton<SendConfirmation>();
        services.AddSingleton<OpenInvitation>();
        services.AddSingleton<ConfirmNewAddress>();
        services.AddSingleton<AcceptInvitation>();
        services.AddSingleton<OpenStaffInvitation>();
        services.AddSingleton<AcceptStaffInvitation>();
        services.AddSingleton<OpenSurvey>();
        services.AddSingleton<AnswerByLink>();
        services.AddSingleton<OpenRequestSnapshot>();
        services.AddSingleton(provider => new ReadBoard(provider.GetRequiredService<OpenRequestSnapshot>(), provider.GetRequiredService<TimeProvider>()));
        foreach (var type in UseCasesAndReads())
            services.TryAddSingleton(type);
        return services;
    }

    /// <summary>Adds the background loops of a node; mail needs <see cref="Mail.MailRegistration.AddPortalMail"/> too.</summary>
    public static IServiceCollection AddPortalJobs(this IServiceCollection services)
    {
        services.AddSingleton<RequestNoticeWriter>();
        services.AddSingleton<CompanyNoticeWriter>();
        services.AddSingleton<SendPasswordReset>();
        services.AddSingleton<OutboxDesk>();
        services.AddSingleton<MailSeal>();
        services.AddSingleton<MailDesk>();
        services.AddSingleton<IncomingAttachments>();
        services.AddSingleton<IntakeDesk>();
        services.AddHostedService<IntakeLoop>();
        services.AddHostedService<BoardLoop>();
        services.AddHostedService<LiveBridgeLoop>();
        services.AddHostedService<OutboxLoop>();
        services.AddHostedService<MailLoop>();
        services.AddSweep<ErasureDesk>();
        services.AddSingleton<SearchBackfill>();
        services.AddHostedService<SearchBackfillLoop>();
        services.AddSweep<LicenseReminderDesk>();
        services.AddSweep<ContractReminderDesk>();
        services.AddSweep<CertificateReminderDesk>();
        services.AddSweep<DeadlineDesk>();
        services.AddSweep<WaitingDesk>();
        services.TryAddSingleton(new ScannerOptions());
        services.AddSingleton<ClamdScanner>();
        services.AddSweep<ScanDesk>();
        services.AddSweep<FileSweepDesk>();
        services.TryAddSingleton(new RetentionOptions());
        services.AddSweep<RetentionDesk>();
        return services;
    }

    private static void AddSweep<TSweep>(this IServiceCollection services)
        where TSweep : class, ISweep
    {
        services.AddSingleton<TSweep>();
        services.AddHostedService<SweepLoop<TSweep>>();
    }

    /// <summary>Keeps accounts in the portal's database.</summary>
    public static IdentityBuilder AddPortalStores(this IdentityBuilder identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        identity.Services.AddScoped(provider => provider.GetRequiredService<Store>().Open());
        return identity.AddEntityFrameworkStores<PortalDb>();
    }

    /// <summary>Keeps the keys of cookies and forms in the portal's database, so that a restart signs nobody out and all nodes share them.</summary>
    public static IDataProtectionBuilder PersistKeysToPortal(this IDataProtectionBuilder protection)
    {
        ArgumentNullException.ThrowIfNull(protection);
        return protection.SetApplicationName("CompanyAccount").PersistKeysToDbContext<PortalDb>();
    }

    /// <summary>All public classes of the rooms <c>UseCases</c> and <c>Reads</c> that have a <c>RunAsync</c>.</summary>
    public static IEnumerable<Type> UseCasesAndReads() =>
        typeof(PortalCore).Assembly.GetExportedTypes().Where(type =>
            type is { IsClass: true, IsAbstract: false, Namespace: { } room }
            && (room.EndsWith(".UseCases", StringComparison.Ordinal) || room.EndsWith(".Reads", StringComparison.Ordinal))
            && type.GetMethod("RunAsync") is not null);
}
