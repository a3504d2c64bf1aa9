namespace CompanyAccount.Bench.Baseline;

/// <summary>A number that all open counter pages show.</summary>
public sealed class PushedCounter
{
    /// <summary>Raised after each change.</summary>
    public event Action? Changed;

    /// <summary>The number.</summary>
    public int Value { get; private set; }

    /// <summary>Sets the number and tells the pages.</summary>
    public void Push(int value)
    {
        Value = value;
        Changed?.Invoke();
    }
}
