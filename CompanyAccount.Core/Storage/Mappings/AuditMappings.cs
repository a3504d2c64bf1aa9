using CompanyAccount.Core.Notices;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CompanyAccount.Core.Storage.Mappings;

internal sealed class AuditEntryMapping : IEntityTypeConfiguration<AuditEntry>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("AuditEntries");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Kind).HasConversion<string>().HasMaxLength(32);
        builder.Property(row => row.Detail).HasMaxLength(AuditEntry.DetailLimit);
        builder.HasIndex(row => new { row.CompanyId, row.At, row.Id });
    }
}

internal sealed class AuditWordsMapping : IEntityTypeConfiguration<AuditWords>
{
    public void Configure(EntityTypeBuilder<AuditWords> builder)
    {
        builder.ToTable("AuditWords");
        builder.HasKey(row => row.EntryId);
        builder.Property(row => row.EntryId).ValueGeneratedNever();
        builder.HasIndex(row => row.CompanyId);
    }
}

internal sealed class BellNoticeMapping : IEntityTypeConfiguration<BellNotice>
{
    public void Configure(EntityTypeBuilder<BellNotice> builder)
    {
        builder.ToTable("BellNotices");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Kind).HasConversion<string>().HasMaxLength(32);
        builder.HasIndex(row => new { row.CauseId, row.PersonId }).IsUnique();
        builder.HasIndex(row => new { row.PersonId, row.ReadAt });
        builder.HasIndex(row => new { row.PersonId, row.Id });
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(row => row.PersonId);
    }
}
