using CompanyAccount.Core.Mail.Incoming;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CompanyAccount.Core.Storage.Mappings;

internal sealed class ReceivedMailMapping : IEntityTypeConfiguration<ReceivedMail>
{
    public void Configure(EntityTypeBuilder<ReceivedMail> builder)
    {
        builder.ToTable("ReceivedMail");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Place).HasMaxLength(96);
        builder.Property(row => row.Fingerprint).HasMaxLength(64);
        builder.Property(row => row.Sender).HasMaxLength(ReceivedMail.SenderLimit);
        builder.Property(row => row.Subject).HasMaxLength(ReceivedMail.SubjectLimit);
        builder.Property(row => row.Fate).HasConversion<string>().HasMaxLength(16);
        builder.Property(row => row.Objection).HasConversion<string>().HasMaxLength(32);
        builder.HasIndex(row => row.Place).IsUnique();
        builder.HasIndex(row => row.Fingerprint).IsUnique();
        builder.HasIndex(row => new { row.Fate, row.At, row.Id });
        builder.HasIndex(row => new { row.ThreadId, row.At });
        builder.HasIndex(row => row.PersonId);
        // Few at a time are asked for again.
        builder.HasIndex(row => row.AskedAgainAt).HasFilter("\"AskedAgainAt\" IS NOT NULL");
    }
}

internal sealed class SigningKeyMapping : IEntityTypeConfiguration<SigningKey>
{
    public void Configure(EntityTypeBuilder<SigningKey> builder)
    {
        builder.ToTable("SigningKeys");
        builder.HasKey(row => row.Name);
        builder.Property(row => row.Name).HasMaxLength(32);
    }
}
