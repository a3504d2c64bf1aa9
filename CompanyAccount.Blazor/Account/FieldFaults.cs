namespace CompanyAccount.Blazor.Account;

/// <summary>What is wrong with a form, field by field, in the order of the fields.</summary>
internal sealed class FieldFaults
{
    private readonly List<(string Field, string Text)> _faults = [];

    /// <summary>Whether nothing is wrong.</summary>
    public bool None => _faults.Count == 0;

    /// <summary>The field that gets the focus.</summary>
    public string? First => _faults is [var first, ..] ? first.Field : null;

    /// <summary>What is wrong with a field.</summary>
    public IReadOnlyList<string> Of(string field) => [.. _faults.Where(fault => fault.Field == field).Select(fault => fault.Text)];

    /// <summary>Notes a fault.</summary>
    public void Add(string field, string text) => _faults.Add((field, text));
}
