namespace CompanyAccount.Blazor.Account;

/// <summary>What is wrong with a form, field by field, in the order of the fields.</summary>
public sealed class FieldFaults
{
    private readonly List<(string Field, string Text)> _faults = [];

    /// <summary>Whether nothing is wrong.</summary>
    public bool None => _faults.Count == 0;

    /// <summary>The field to go on with when no single field is wrong.</summary>
    public string? Next { get; set; }

    /// <summary>The field that gets the focus: the first wrong one.</summary>
    public string? Focused => _faults is [var first, ..] ? first.Field : Next;

    /// <summary>What is wrong with a field.</summary>
    public IReadOnlyList<string> Of(string field) => [.. _faults.Where(fault => fault.Field == field).Select(fault => fault.Text)];

    /// <summary>Notes a fault.</summary>
    public void Add(string field, string text) => _faults.Add((field, text));
}
