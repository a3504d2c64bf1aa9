using CompanyAccount.Core.Files;
using CompanyAccount.Core.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CompanyAccount.Core.Storage.Mappings;

internal sealed class RequestFileMapping : IEntityTypeConfiguration<RequestFile>
{
    public void Configure(EntityTypeBuilder<RequestFile> builder)
    {
        builder.ToTable("RequestFiles");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Name).HasMaxLength(FileName.Limit);
        builder.Property(row => row.ContentType).HasMaxLength(ContentType.Limit);
        builder.Property(row => row.Sha256).HasMaxLength(StoredContent.HashLength);
        builder.Property(row => row.State).HasConversion<string>().HasMaxLength(16);
        builder.Ignore(row => row.Content);
        builder.HasIndex(row => new { row.RequestId, row.At });
        builder.HasIndex(row => row.Sha256);
        // The quota is a sum over the company's files: the index alone answers it.
        builder.HasIndex(row => new { row.CompanyId, row.Length });
        builder.HasIndex(row => row.ScanAt).HasFilter("\"ScanAt\" IS NOT NULL");
        builder.HasOne<SupportRequest>().WithMany().HasForeignKey(row => row.RequestId);
    }
}

internal sealed class FileUploadMapping : IEntityTypeConfiguration<FileUpload>
{
    public void Configure(EntityTypeBuilder<FileUpload> builder)
    {
        builder.ToTable("FileUploads");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Name).HasMaxLength(FileName.Limit);
        builder.Property(row => row.ContentType).HasMaxLength(ContentType.Limit);
        builder.Property(row => row.Sha256).HasMaxLength(StoredContent.HashLength);
        builder.Ignore(row => row.Content);
        builder.HasIndex(row => new { row.OwnerId, row.PlaceId });
        builder.HasIndex(row => new { row.CompanyId, row.Length });
        builder.HasIndex(row => row.Sha256);
        builder.HasIndex(row => row.ExpiresAt);
    }
}
