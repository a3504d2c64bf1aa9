using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using CompanyAccount.Core.Catalog;
using CompanyAccount.Core.Certificates;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Events;
using CompanyAccount.Core.Files;
using CompanyAccount.Core.Licenses;
using CompanyAccount.Core.Mail;
using CompanyAccount.Core.Mail.Incoming;
using CompanyAccount.Core.Notices;
using CompanyAccount.Core.Requests;
using CompanyAccount.Core.ServiceTimes;
using CompanyAccount.Core.Staff;
using CompanyAccount.Core.Surveys;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace CompanyAccount.Core.Storage;

/// <summary>All tables. One sealed child per provider, each with migrations of its own.</summary>
internal abstract class PortalDb(DbContextOptions options) : IdentityDbContext<PortalUser, IdentityRole<Guid>, Guid>(options), IDataProtectionKeyContext
{
    public DbSet<Company> Companies => Set<Company>();
    public DbSet<Member> Members => Set<Member>();
    public DbSet<StaffAccount> StaffAccounts => Set<StaffAccount>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<StaffInvitation> StaffInvitations => Set<StaffInvitation>();
    public DbSet<UserSession> Sessions => Set<UserSession>();
    public DbSet<License> Licenses => Set<License>();
    public DbSet<SupportContract> SupportContracts => Set<SupportContract>();
    public DbSet<NamedContact> NamedContacts => Set<NamedContact>();
    public DbSet<IncidentEntry> Incidents => Set<IncidentEntry>();
    public DbSet<ProtectionArea> ProtectionAreas => Set<ProtectionArea>();
    public DbSet<Product> Products => Set<Product>();
    public DbSet<ProductVersion> ProductVersions => Set<ProductVersion>();
    public DbSet<OperatingSystemVersion> OperatingSystemVersions => Set<OperatingSystemVersion>();
    public DbSet<RequestType> RequestTypes => Set<RequestType>();
    public DbSet<RequestSubtype> RequestSubtypes => Set<RequestSubtype>();
    public DbSet<SupportTermsVersion> TermsVersions => Set<SupportTermsVersion>();
    public DbSet<SpecialDay> CalendarDays => Set<SpecialDay>();
    public DbSet<CalendarYear> CalendarYears => Set<CalendarYear>();
    public DbSet<WorkingHoursVersion> WorkingHours => Set<WorkingHoursVersion>();
    public DbSet<SupportRequest> Requests => Set<SupportRequest>();
    public DbSet<RequestMessage> Messages => Set<RequestMessage>();
    public DbSet<InternalNote> Notes => Set<InternalNote>();
    public DbSet<RequestFile> Files => Set<RequestFile>();
    public DbSet<FileUpload> Uploads => Set<FileUpload>();
    public DbSet<ApnsCertificate> ApnsCertificates => Set<ApnsCertificate>();
    public DbSet<TimelineEntry> Timeline => Set<TimelineEntry>();
    public DbSet<RequestDraft> Drafts => Set<RequestDraft>();
    public DbSet<ReplyDraft> ReplyDrafts => Set<ReplyDraft>();
    public DbSet<SearchText> SearchTexts => Set<SearchText>();
    public DbSet<SavedView> SavedViews => Set<SavedView>();
    public DbSet<Survey> Surveys => Set<Survey>();
    public DbSet<OutboxEvent> Outbox => Set<OutboxEvent>();
    public DbSet<OutgoingMail> Mail => Set<OutgoingMail>();
    public DbSet<ReceivedMail> Received => Set<ReceivedMail>();
    public DbSet<SigningKey> SigningKeys => Set<SigningKey>();
    public DbSet<BellNotice> Bells => Set<BellNotice>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<AuditWords> AuditWords => Set<AuditWords>();
    public DbSet<Counter> Counters => Set<Counter>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(PortalDb).Assembly);
        builder.Entity<PortalUser>(user =>
        {
            user.Property(row => row.FullName).HasMaxLength(PortalUser.FullNameLimit);
            user.Property(row => row.Language).HasMaxLength(2);
            user.Property(row => row.TimeZone).HasMaxLength(PortalUser.TimeZoneLimit);
            // Identity looks people up by address through this index; unique, so that two registrations of one address at the same moment make one account.
            user.HasIndex(row => row.NormalizedEmail).HasDatabaseName("EmailIndex").IsUnique();
        });
    }
}

/// <summary>A number that counts up, such as the last request's; taken inside the transaction that uses it, so that it has no gaps.</summary>
internal sealed class Counter
{
    public const string Requests = "requests";
    public const string Companies = "companies";

    public required string Name { get; init; }

    public long Last { get; init; }
}
