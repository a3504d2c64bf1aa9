using CompanyAccount.Core.Catalog;
using CompanyAccount.Core.Contracts.Reads;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;

namespace CompanyAccount.Blazor.Features.Requests.NewRequest;

/// <summary>What the wizard shows: the form so far, the step, and which faults the person has been told of.</summary>
public sealed class WizardState(ProductCatalog catalog, IReadOnlySet<string> licensed, string language, IReadOnlyList<SupportChoice>? choices = null)
{
    /// <summary>The last step: check and submit.</summary>
    public const int Last = 4;

    private static readonly string[][] FieldsOfSteps =
    [
        [nameof(TechnicalRequestForm.AreaId), nameof(TechnicalRequestForm.ProductId), nameof(TechnicalRequestForm.VersionId), nameof(TechnicalRequestForm.UpdateAnswer)],
        [nameof(TechnicalRequestForm.Level), nameof(TechnicalRequestForm.Severity), nameof(TechnicalRequestForm.OperatingSystem), nameof(TechnicalRequestForm.TypeId), nameof(TechnicalRequestForm.SubtypeId)],
        [nameof(TechnicalRequestForm.Subject), nameof(TechnicalRequestForm.Description)],
        [],
    ];

    private readonly HashSet<string> _told = [];
    private IReadOnlyList<FieldFault> _faults = new TechnicalRequestForm().FaultsOf(catalog);
    private TechnicalRequestForm _form = new();

    public ProductCatalog Catalog { get; } = catalog;

    public IReadOnlySet<string> Licensed { get; } = licensed;

    public string Language { get; } = language;

    /// <summary>The contracts that name the person; without any, nobody is asked for a level.</summary>
    public IReadOnlyList<SupportChoice> Choices { get; private set; } = choices ?? [];

    /// <summary>The contract that is chosen.</summary>
    public SupportChoice? Chosen => _form.ContractId is { } id ? Choices.FirstOrDefault(choice => choice.ContractId == id) : null;

    public int Step { get; private set; } = 1;

    /// <summary>Whether the person came back from the summary, to go there again.</summary>
    public bool FromSummary { get; private set; }

    public TechnicalRequestForm Form
    {
        get => _form;
        set
        {
            _form = value;
            _faults = [.. value.FaultsOf(Catalog), .. LevelFaults()];
        }
    }

    /// <summary>The contracts stand otherwise than a moment ago.</summary>
    public void Offer(IReadOnlyList<SupportChoice> choices)
    {
        Choices = choices;
        Form = Offered(_form);
    }

    public Product? Product => _form.ProductId is { } id ? Catalog.FindProduct(id) : null;

    public ProductVersion? Version => _form.VersionId is { } id ? Catalog.FindVersion(id) : null;

    public RequestSubtype? Subtype => _form.SubtypeId is { } id ? Catalog.FindSubtype(id) : null;

    /// <summary>Whether the company holds no license of the chosen product that is valid today.</summary>
    public bool IsUnlicensed => Product is { } product && !Licensed.Contains(product.Id);

    /// <summary>Begins with a draft, at the step where it was left, or at the earlier one that the catalog of today finds a fault in.</summary>
    public void Begin(TechnicalRequestForm form, int step)
    {
        Form = Offered(form);
        FromSummary = false;
        _told.Clear();
        Step = Math.Min(Math.Clamp(step, 1, Last), FirstFaultyStep ?? Last);
    }

    /// <summary>The faults of a step, in the order of its fields.</summary>
    public IReadOnlyList<FieldFault> FaultsOf(int step) => [.. _faults.Where(fault => FieldsOfSteps[step - 1].Contains(fault.Field))];

    /// <summary>The first step that keeps the form from being submitted.</summary>
    public int? FirstFaultyStep => _faults.Count == 0 ? null : StepOf(_faults[0].Field);

    /// <summary>The fault to show at a field: none before the person tried to go on, except what typing more will not mend.</summary>
    public FieldFault? FaultAt(string field) =>
        _faults.FirstOrDefault(fault => fault.Field == field && (fault.Fault is Fault.TooLong or Fault.ControlCharacters || _told.Contains(field)));

    /// <summary>Goes on if the step has no fault; from the summary's detour straight back to it.</summary>
    /// <returns>The faults that keep the person here.</returns>
    public IReadOnlyList<FieldFault> GoOn()
    {
        var faults = FaultsOf(Step);
        if (faults.Count > 0)
        {
            Tell(faults);
            return faults;
        }

        var next = FromSummary ? FirstFaultyStep ?? Last : Step + 1;
        Step = Math.Min(next, Last);
        FromSummary &= Step < Last;
        return [];
    }

    public void GoBack() => Step = Math.Max(1, Step - 1);

    /// <summary>Opens an answered step again.</summary>
    public void Edit(int step)
    {
        FromSummary |= Step == Last;
        Step = step;
    }

    /// <summary>Shows the step of the first of these faults.</summary>
    public void Show(IReadOnlyList<FieldFault> faults)
    {
        Tell(faults);
        Step = StepOf(faults[0].Field);
        FromSummary = true;
    }

    // A draft may hold a contract that names the person no more.
    private TechnicalRequestForm Offered(TechnicalRequestForm form) =>
        form.ContractId is { } id && Choices.All(choice => choice.ContractId != id) ? form with { Level = null, ContractId = null } : form;

    private IEnumerable<FieldFault> LevelFaults()
    {
        if (Chosen is { Refusal: not null })
            yield return new(nameof(_form.Level), Fault.UnknownChoice, []);
    }

    private void Tell(IEnumerable<FieldFault> faults) => _told.UnionWith(faults.Select(fault => fault.Field));

    private static int StepOf(string field)
    {
        var index = Array.FindIndex(FieldsOfSteps, fields => fields.Contains(field));
        return index < 0 ? 1 : index + 1;
    }
}
