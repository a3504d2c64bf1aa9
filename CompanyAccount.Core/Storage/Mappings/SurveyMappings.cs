using CompanyAccount.Core.Requests;
using CompanyAccount.Core.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CompanyAccount.Core.Storage.Mappings;

internal sealed class SurveyMapping : IEntityTypeConfiguration<Survey>
{
    public void Configure(EntityTypeBuilder<Survey> builder)
    {
        builder.ToTable("Surveys");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.TokenHash).HasMaxLength(64);
        builder.Property(row => row.Comment).HasMaxLength(Survey.CommentLimit);
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.Ignore(row => row.OpenUntil);
        builder.HasIndex(row => row.TokenHash).IsUnique();
        builder.HasIndex(row => row.RequestId).IsUnique();
        builder.HasIndex(row => new { row.AnsweredAt, row.Id }).HasFilter("\"AnsweredAt\" IS NOT NULL");
        builder.HasOne<SupportRequest>().WithMany().HasForeignKey(row => row.RequestId);
    }
}
