using CompanyAccount.Core.Certificates;
using CompanyAccount.Core.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CompanyAccount.Core.Storage.Mappings;

internal sealed class ApnsCertificateMapping : IEntityTypeConfiguration<ApnsCertificate>
{
    public void Configure(EntityTypeBuilder<ApnsCertificate> builder)
    {
        builder.ToTable("ApnsCertificates");
        builder.HasKey(row => row.RequestId);
        builder.Property(row => row.RequestId).ValueGeneratedNever();
        builder.Property(row => row.Subject).HasMaxLength(SigningRequest.SubjectLimit);
        builder.Property(row => row.Hash).HasMaxLength(16);
        builder.Property(row => row.Fingerprint).HasMaxLength(64);
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.HasIndex(row => row.CompanyId);
        builder.HasIndex(row => row.ValidTo);
        builder.HasOne<SupportRequest>().WithOne().HasForeignKey<ApnsCertificate>(row => row.RequestId);
    }
}
