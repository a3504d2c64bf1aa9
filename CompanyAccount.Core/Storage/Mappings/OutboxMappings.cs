using CompanyAccount.Core.Events;
using CompanyAccount.Core.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CompanyAccount.Core.Storage.Mappings;

internal sealed class OutboxEventMapping : IEntityTypeConfiguration<OutboxEvent>
{
    public void Configure(EntityTypeBuilder<OutboxEvent> builder)
    {
        builder.ToTable("OutboxEvents");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Kind).HasMaxLength(64);
        builder.HasIndex(row => new { row.HandledAt, row.DueAt });
    }
}

internal sealed class OutgoingMailMapping : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> builder)
    {
        builder.ToTable("OutgoingMail");
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.State).HasConversion<string>().HasMaxLength(16);
        builder.Property(row => row.ToAddress).HasMaxLength(320);
        builder.Property(row => row.Language).HasMaxLength(2);
        builder.HasIndex(row => new { row.CauseId, row.PersonId }).IsUnique();
        builder.HasIndex(row => new { row.State, row.DueAt });
        builder.HasIndex(row => new { row.State, row.CreatedAt, row.Id });
        builder.HasIndex(row => new { row.ThreadId, row.Id });
    }
}

internal sealed class CounterMapping : IEntityTypeConfiguration<Counter>
{
    public void Configure(EntityTypeBuilder<Counter> builder)
    {
        builder.ToTable("Counters");
        builder.HasKey(row => row.Name);
        builder.Property(row => row.Name).HasMaxLength(32);
        builder.HasData(new Counter { Name = Counter.Requests, Last = 0 }, new Counter { Name = Counter.Companies, Last = 0 });
    }
}
