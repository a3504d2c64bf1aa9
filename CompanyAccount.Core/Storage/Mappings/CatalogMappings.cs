using CompanyAccount.Core.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CompanyAccount.Core.Storage.Mappings;

internal sealed class ProtectionAreaMapping : IEntityTypeConfiguration<ProtectionArea>
{
    public void Configure(EntityTypeBuilder<ProtectionArea> builder) => builder.ComplexProperty(row => row.Name);
}

internal sealed class ProductMapping : IEntityTypeConfiguration<Product>
{
    public void Configure(EntityTypeBuilder<Product> builder)
    {
        builder.ComplexProperty(row => row.Name);
        builder.HasOne<ProtectionArea>().WithMany().HasForeignKey(row => row.AreaId);
    }
}

internal sealed class ProductVersionMapping : IEntityTypeConfiguration<ProductVersion>
{
    public void Configure(EntityTypeBuilder<ProductVersion> builder) => builder.HasOne<Product>().WithMany().HasForeignKey(row => row.ProductId);
}

internal sealed class OperatingSystemVersionMapping : IEntityTypeConfiguration<OperatingSystemVersion>
{
    public void Configure(EntityTypeBuilder<OperatingSystemVersion> builder)
    {
        builder.HasKey(row => new { row.ProductId, row.Name });
        builder.HasOne<Product>().WithMany().HasForeignKey(row => row.ProductId);
    }
}

internal sealed class RequestTypeMapping : IEntityTypeConfiguration<RequestType>
{
    public void Configure(EntityTypeBuilder<RequestType> builder) => builder.ComplexProperty(row => row.Name);
}

internal sealed class RequestSubtypeMapping : IEntityTypeConfiguration<RequestSubtype>
{
    public void Configure(EntityTypeBuilder<RequestSubtype> builder)
    {
        builder.ComplexProperty(row => row.Name);
        builder.Property(row => row.Coverage).HasConversion<string>().HasMaxLength(32);
        builder.HasOne<RequestType>().WithMany().HasForeignKey(row => row.TypeId);
    }
}
