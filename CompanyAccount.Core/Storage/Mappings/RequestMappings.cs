using System.Text.Json;
using CompanyAccount.Core.Companies;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CompanyAccount.Core.Storage.Mappings;

internal sealed class SupportRequestMapping : IEntityTypeConfiguration<SupportRequest>
{
    public void Configure(EntityTypeBuilder<SupportRequest> builder)
    {
        builder.ToTable("Requests");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Status).HasConversion<string>().HasMaxLength(32);
        builder.Property(row => row.Category).HasConversion<string>().HasMaxLength(32);
        builder.Property(row => row.Level).HasConversion<string>().HasMaxLength(32).HasDefaultValue(SupportLevel.Standard);
        builder.Property(row => row.Topic).HasConversion<string>().HasMaxLength(32);
        builder.Property(row => row.UpdateAnswer).HasConversion<string>().HasMaxLength(32);
        builder.Property(row => row.Subject).HasMaxLength(RequestText.SubjectLimit);
        builder.Property(row => row.SubjectFolded).HasMaxLength(RequestText.SubjectLimit * FieldText.FoldedGrowth);
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.Property(row => row.Priority).HasConversion<string>().HasMaxLength(16).HasDefaultValue(SupportPriority.Common);
        builder.Property(row => row.Clock).HasConversion(ClockFacts.Write, ClockFacts.Read, ClockFacts.Same).HasDefaultValueSql("'[]'");
        builder.Ignore(row => row.Standing);
        builder.HasIndex(row => row.Number).IsUnique();
        builder.HasIndex(row => row.DraftId).IsUnique();
        builder.HasIndex(row => new { row.CompanyId, row.ChangedAt, row.Number });
        builder.HasIndex(row => new { row.CompanyId, row.Number });
        builder.HasIndex(row => new { row.CompanyId, row.AuthorId, row.ChangedAt, row.Number });
        builder.HasIndex(row => new { row.CompanyId, row.Status, row.ChangedAt, row.Number });
        // The vendor's people look over all companies.
        builder.HasIndex(row => new { row.ChangedAt, row.Number });
        builder.HasIndex(row => new { row.Status, row.ChangedAt, row.Number });
        builder.HasIndex(row => new { row.ProductId, row.ChangedAt, row.Number });
        builder.HasIndex(row => new { row.Level, row.ChangedAt, row.Number });
        builder.HasIndex(row => new { row.AssigneeId, row.ChangedAt, row.Number });
        builder.HasIndex(row => row.SubmittedAt);
        builder.HasIndex(row => new { row.Status, row.SubmittedAt });
        builder.HasIndex(row => row.DeadlineCheckAt);
        builder.HasOne<Company>().WithMany().HasForeignKey(row => row.CompanyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SearchTextMapping : IEntityTypeConfiguration<SearchText>
{
    public void Configure(EntityTypeBuilder<SearchText> builder)
    {
        // Triggers keep the index; see SearchIndex.
        builder.ToTable("RequestSearch", table => table.UseSqlReturningClause(false));
        builder.HasKey(row => row.Number);
        builder.Property(row => row.Number).ValueGeneratedNever();
        builder.Property(row => row.CompanyKey).HasMaxLength(12);
        builder.Property(row => row.Version).IsConcurrencyToken();
    }
}

internal sealed class SavedViewMapping : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.ToTable("SavedViews");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Name).HasMaxLength(SavedView.NameLimit);
        builder.Property(row => row.Query).HasMaxLength(SavedView.QueryLimit);
        builder.HasIndex(row => new { row.PersonId, row.Name }).IsUnique();
    }
}

internal sealed class RequestMessageMapping : IEntityTypeConfiguration<RequestMessage>
{
    public void Configure(EntityTypeBuilder<RequestMessage> builder)
    {
        builder.ToTable("RequestMessages");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Kind).HasConversion<string>().HasMaxLength(32);
        builder.HasIndex(row => new { row.RequestId, row.At });
        builder.HasOne<SupportRequest>().WithMany().HasForeignKey(row => row.RequestId);
    }
}

internal sealed class InternalNoteMapping : IEntityTypeConfiguration<InternalNote>
{
    public void Configure(EntityTypeBuilder<InternalNote> builder)
    {
        builder.ToTable("InternalNotes");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.HasIndex(row => new { row.RequestId, row.At });
        builder.HasOne<SupportRequest>().WithMany().HasForeignKey(row => row.RequestId);
    }
}

internal sealed class TimelineEntryMapping : IEntityTypeConfiguration<TimelineEntry>
{
    public void Configure(EntityTypeBuilder<TimelineEntry> builder)
    {
        builder.ToTable("RequestTimeline");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Kind).HasConversion<string>().HasMaxLength(32);
        builder.Property(row => row.Status).HasConversion<string>().HasMaxLength(32);
        builder.HasIndex(row => new { row.RequestId, row.At });
        builder.HasOne<SupportRequest>().WithMany().HasForeignKey(row => row.RequestId);
    }
}

internal sealed class RequestDraftMapping : IEntityTypeConfiguration<RequestDraft>
{
    public void Configure(EntityTypeBuilder<RequestDraft> builder)
    {
        builder.ToTable("RequestDrafts");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Form).HasConversion(
            form => JsonSerializer.Serialize(form, JsonSerializerOptions.Default),
            json => JsonSerializer.Deserialize<TechnicalRequestForm>(json, JsonSerializerOptions.Default)!);
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.HasIndex(row => row.PersonId).IsUnique();
    }
}

internal sealed class ReplyDraftMapping : IEntityTypeConfiguration<ReplyDraft>
{
    public void Configure(EntityTypeBuilder<ReplyDraft> builder)
    {
        builder.ToTable("ReplyDrafts");
        builder.HasKey(row => new { row.PersonId, row.RequestId });
        builder.Property(row => row.Action).HasConversion<string>().HasMaxLength(32);
        builder.HasOne<SupportRequest>().WithMany().HasForeignKey(row => row.RequestId);
    }
}
