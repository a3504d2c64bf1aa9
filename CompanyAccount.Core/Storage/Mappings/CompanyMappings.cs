using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Licenses;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CompanyAccount.Core.Storage.Mappings;

internal sealed class CompanyMapping : IEntityTypeConfiguration<Company>
{
    public void Configure(EntityTypeBuilder<Company> builder)
    {
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Name).HasMaxLength(Company.NameLimit);
        builder.Property(row => row.NameFolded).HasMaxLength(Company.NameLimit * FieldText.FoldedGrowth);
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.HasIndex(row => row.Number).IsUnique();
        builder.HasIndex(row => row.NameFolded);
        builder.HasIndex(row => row.EraseAt);
    }
}

internal sealed class MemberMapping : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> builder)
    {
        builder.HasKey(row => row.PersonId);
        builder.Property(row => row.PersonId).ValueGeneratedNever();
        builder.Property(row => row.Role).HasConversion<string>().HasMaxLength(32);
        builder.Property(row => row.State).HasConversion<string>().HasMaxLength(32);
        builder.Property(row => row.NameFolded).HasMaxLength(PortalUser.FullNameLimit * FieldText.FoldedGrowth);
        builder.Property(row => row.EmailFolded).HasMaxLength(256 * FieldText.FoldedGrowth);
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.HasIndex(row => new { row.CompanyId, row.NameFolded, row.PersonId });
        builder.HasIndex(row => new { row.CompanyId, row.State });
        builder.HasOne<PortalUser>().WithOne().HasForeignKey<Member>(row => row.PersonId);
        builder.HasOne<Company>().WithMany().HasForeignKey(row => row.CompanyId);
    }
}

internal sealed class StaffAccountMapping : IEntityTypeConfiguration<StaffAccount>
{
    public void Configure(EntityTypeBuilder<StaffAccount> builder)
    {
        builder.HasKey(row => row.PersonId);
        builder.Property(row => row.PersonId).ValueGeneratedNever();
        builder.Property(row => row.Role).HasConversion<string>().HasMaxLength(32);
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.HasOne<PortalUser>().WithOne().HasForeignKey<StaffAccount>(row => row.PersonId);
    }
}

internal sealed class LicenseMapping : IEntityTypeConfiguration<License>
{
    public void Configure(EntityTypeBuilder<License> builder)
    {
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Number).HasMaxLength(64);
        builder.Property(row => row.ActivationCode).HasMaxLength(23);
        builder.Property(row => row.Kind).HasConversion<string>().HasMaxLength(32);
        builder.HasIndex(row => row.Number).IsUnique();
        builder.HasIndex(row => row.ActivationCode).IsUnique();
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.HasIndex(row => row.CompanyId);
        builder.HasIndex(row => row.ValidTo);
        builder.HasOne<Company>().WithMany().HasForeignKey(row => row.CompanyId);
    }
}

internal sealed class InvitationMapping : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Email).HasMaxLength(256);
        builder.Property(row => row.NormalizedEmail).HasMaxLength(256);
        builder.Property(row => row.Role).HasConversion<string>().HasMaxLength(32);
        builder.Property(row => row.End).HasConversion<string>().HasMaxLength(16);
        builder.Property(row => row.TokenHash).HasMaxLength(64);
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.HasIndex(row => row.TokenHash).IsUnique();
        builder.HasIndex(row => new { row.CompanyId, row.NormalizedEmail }).IsUnique().HasFilter("\"End\" = 'None'");
        builder.HasIndex(row => new { row.CompanyId, row.CreatedAt, row.Id });
        builder.HasOne<Company>().WithMany().HasForeignKey(row => row.CompanyId);
    }
}

internal sealed class StaffInvitationMapping : IEntityTypeConfiguration<StaffInvitation>
{
    public void Configure(EntityTypeBuilder<StaffInvitation> builder)
    {
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Email).HasMaxLength(256);
        builder.Property(row => row.NormalizedEmail).HasMaxLength(256);
        builder.Property(row => row.Role).HasConversion<string>().HasMaxLength(32);
        builder.Property(row => row.End).HasConversion<string>().HasMaxLength(16);
        builder.Property(row => row.TokenHash).HasMaxLength(64);
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.HasIndex(row => row.TokenHash).IsUnique();
        builder.HasIndex(row => row.NormalizedEmail).IsUnique().HasFilter("\"End\" = 'None'");
    }
}

internal sealed class UserSessionMapping : IEntityTypeConfiguration<UserSession>
{
    public void Configure(EntityTypeBuilder<UserSession> builder)
    {
        builder.ToTable("UserSessions");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Browser).HasMaxLength(UserSession.BrowserLimit);
        builder.HasIndex(row => new { row.PersonId, row.EndedAt });
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(row => row.PersonId);
    }
}
