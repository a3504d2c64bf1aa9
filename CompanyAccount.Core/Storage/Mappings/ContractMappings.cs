using System.Text.Json;
using System.Text.Json.Serialization;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CompanyAccount.Core.Storage.Mappings;

internal sealed class SupportContractMapping : IEntityTypeConfiguration<SupportContract>
{
    private static readonly JsonSerializerOptions Format = new() { Converters = { new JsonStringEnumConverter() } };

    public void Configure(EntityTypeBuilder<SupportContract> builder)
    {
        builder.ToTable("SupportContracts");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Certificate).HasMaxLength(SupportContract.CertificateLimit);
        builder.Property(row => row.CertificateFolded).HasMaxLength(SupportContract.CertificateLimit * FieldText.FoldedGrowth);
        builder.Property(row => row.Level).HasConversion<string>().HasMaxLength(32);
        builder.Property(row => row.Terms).HasConversion(terms => JsonSerializer.Serialize(terms, Format), json => JsonSerializer.Deserialize<LevelTerms>(json, Format)!);
        builder.Property(row => row.EndReason).HasMaxLength(SupportContract.ReasonLimit);
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.Ignore(row => row.LastDay);
        builder.Ignore(row => row.ContactsInOrder);
        builder.HasMany(row => row.Contacts).WithOne().HasForeignKey(row => row.ContractId);
        builder.Navigation(row => row.Contacts).HasField("_contacts").UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        builder.HasIndex(row => row.CertificateFolded).IsUnique();
        builder.HasIndex(row => row.RequestId).IsUnique();
        builder.HasIndex(row => new { row.CompanyId, row.ValidFrom });
        builder.HasIndex(row => row.ValidTo);
        builder.HasIndex(row => new { row.ActivatedAt, row.Id });
        builder.HasOne<Company>().WithMany().HasForeignKey(row => row.CompanyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class NamedContactMapping : IEntityTypeConfiguration<NamedContact>
{
    public void Configure(EntityTypeBuilder<NamedContact> builder)
    {
        builder.ToTable("NamedContacts");
        builder.HasKey(row => new { row.ContractId, row.NormalizedEmail });
        builder.Property(row => row.Email).HasMaxLength(EmailAddress.Limit);
        builder.Property(row => row.NormalizedEmail).HasMaxLength(EmailAddress.Limit);
        builder.Property(row => row.Name).HasMaxLength(NamedContactList.NameLimit);
        builder.Property(row => row.Phone).HasMaxLength(PhoneNumber.Limit);
        builder.HasIndex(row => row.PersonId);
    }
}

internal sealed class IncidentEntryMapping : IEntityTypeConfiguration<IncidentEntry>
{
    public void Configure(EntityTypeBuilder<IncidentEntry> builder)
    {
        builder.ToTable("IncidentEntries");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Kind).HasConversion<string>().HasMaxLength(16);
        // Nothing is taken or given back twice, whoever tries at the same moment.
        builder.HasIndex(row => new { row.ContractId, row.RequestId, row.Kind }).IsUnique();
        builder.HasIndex(row => new { row.ContractId, row.YearFrom, row.Kind });
        builder.HasIndex(row => new { row.ContractId, row.At, row.Id });
        builder.HasOne<SupportContract>().WithMany().HasForeignKey(row => row.ContractId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SupportRequest>().WithMany().HasForeignKey(row => row.RequestId).OnDelete(DeleteBehavior.Restrict);
    }
}
