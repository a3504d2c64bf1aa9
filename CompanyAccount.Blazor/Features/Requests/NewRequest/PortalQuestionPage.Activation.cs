using CompanyAccount.Blazor.Kit;
using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Access;
using CompanyAccount.Core.Companies.UseCases;
using CompanyAccount.Core.Contracts;
using CompanyAccount.Core.Contracts.Reads;
using CompanyAccount.Core.Outcomes;
using CompanyAccount.Core.Requests;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Features.Requests.NewRequest;

// The topic that asks for the activation of a contract.
public sealed partial class PortalQuestionPage : IDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private readonly TypingPause _typing = new();
    private LookedUpContacts? _looked;
    private bool _mayInvite;
    private string? _invited;

    [Inject]
    private ReadContactList Contacts { get; set; } = null!;

    [Inject]
    private InvitePeople Inviting { get; set; } = null!;

    [Inject]
    private IStringLocalizer<ContractTexts> ContractWords { get; set; } = null!;

    private bool IsActivation => _form.Topic is PortalTopic.MsaActivation;

    private MsaActivation Activation => _form.Activation ?? new();

    /// <inheritdoc/>
    public void Dispose()
    {
        _leaving.Cancel();
        _leaving.Dispose();
        _typing.Dispose();
    }

    private async Task ActivationChangedAsync(MsaActivation activation)
    {
        var typed = activation.Contacts != Activation.Contacts;
        _form = _form with { Activation = activation };
        _invited = null;
        if (!typed || await _typing.ComesAsync(Time, _leaving.Token))
            await LookUpAsync();
    }

    private async Task LookUpAsync()
    {
        if (await Current.FindAsync() is not { } actor)
            return;
        _mayInvite = actor.May(Right.ManagePeople);
        if ((await Contacts.RunAsync(actor, Activation, CancellationToken.None)).TryGet(out var looked, out _))
            _looked = looked;
    }

    private async Task InviteAsync(IReadOnlyList<string> addresses)
    {
        _busy = true;
        try
        {
            var outcome = await Current.FindAsync() is { } actor
                ? await Inviting.RunAsync(actor, string.Join('\n', addresses), MemberRole.User, seesAll: false, CancellationToken.None)
                : new NotAllowed();
            if (outcome.TryGet(out var answers, out _refusal))
                _invited = ContractWords.Count("Invite_Sent", answers.Count(answer => answer.Result is InvitationResult.Sent));
            await LookUpAsync();
        }
        finally
        {
            _busy = false;
        }
    }

    // The subject says what the form says; whoever reads the description alone finds the list there too.
    private PortalQuestionForm Filled()
    {
        if (!IsActivation)
            return _form;
        var level = Activation.Level is { } chosen ? ContractWords[$"Level_{chosen}"].Value : "";
        var list = NamedContactList.Parse(Activation.Contacts, NamedContactList.LineLimit).ToString();
        var comment = string.IsNullOrWhiteSpace(_form.Description) ? "" : _form.Description.Trim() + "\n\n";
        return _form with
        {
            Activation = Activation,
            Subject = L["Activation_Subject", level, string.Join(' ', Activation.Certificate.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))],
            Description = $"{comment}{L["Activation_List"].Value}\n\n```\n{list}\n```",
        };
    }
}
