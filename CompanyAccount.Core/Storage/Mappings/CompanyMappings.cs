using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Licenses;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CompanyAccount.Core.Storage.Mappings;

internal sealed class CompanyMapping : IEntityTypeConfiguration<Company>
{
    public void Configure(EntityTypeBuilder<Company> builder)
    {
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Name).HasMaxLength(Company.NameLimit);
        builder.HasIndex(row => row.Number).IsUnique();
    }
}

internal sealed class MemberMapping : IEntityTypeConfiguration<Member>
{
    public void Configure(EntityTypeBuilder<Member> builder)
    {
        builder.HasKey(row => row.PersonId);
        builder.Property(row => row.PersonId).ValueGeneratedNever();
        builder.Property(row => row.Role).HasConversion<string>().HasMaxLength(32);
        builder.HasIndex(row => row.CompanyId);
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
        builder.HasIndex(row => row.CompanyId);
        builder.HasOne<Company>().WithMany().HasForeignKey(row => row.CompanyId);
    }
}
