using CompanyAccount.Core.Outcomes;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Texts;

/// <summary>Refusals and faults in the reader's language.</summary>
public static class Sentences
{
    /// <summary>The sentence of a refusal.</summary>
    public static string Of(this IStringLocalizer<RefusalTexts> texts, Refusal refusal)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(refusal);
        return refusal is InvalidInput { Faults: [var only] }
            ? texts.Of(only)
            : texts[$"Refusal_{refusal.GetType().Name}", [.. refusal.Facts]];
    }

    /// <summary>The sentence of a field's fault.</summary>
    public static string Of(this IStringLocalizer<RefusalTexts> texts, FieldFault fault)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(fault);
        return texts[$"Fault_{fault.Fault}", [.. fault.Facts]];
    }
}
