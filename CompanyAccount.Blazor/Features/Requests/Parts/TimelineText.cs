using CompanyAccount.Blazor.Texts;
using CompanyAccount.Core.Requests;
using Microsoft.Extensions.Localization;

namespace CompanyAccount.Blazor.Features.Requests.Parts;

/// <summary>A line of the time line in words: who did what.</summary>
internal static class TimelineText
{
    public static string Of(IStringLocalizer<RequestTexts> texts, TimelineEntry line) => line switch
    {
        { Kind: TimelineKind.Assigned, Detail: null } => texts["Line_Unassigned", line.ActorName],
        { Kind: TimelineKind.Assigned } when line.Detail == line.ActorName => texts["Line_Taken", line.ActorName],
        { Kind: TimelineKind.Assigned } => texts["Line_Assigned", line.ActorName, line.Detail],
        { Kind: TimelineKind.SeverityChanged, Detail: { } detail } when SeverityShift.Parse(detail) is var shift =>
            texts["Line_SeverityChanged", line.ActorName, texts[$"Severity_{shift.From}"].Value, texts[$"Severity_{shift.To}"].Value, shift.Reason],
        { Kind: TimelineKind.LevelLowered, Detail: { } detail } when LevelLowering.Parse(detail) is var lowering =>
            texts["Line_LevelLowered", line.ActorName, texts[$"Level_{lowering.From}"].Value, lowering.Reason],
        { Kind: TimelineKind.WaitingRanOut } => texts[$"Line_RanOut_{line.Status}", texts["Portal"]],
        { ActorId: var actor } when actor == Guid.Empty => texts[$"Line_{line.Kind}", texts["Portal"]],
        _ => texts[$"Line_{line.Kind}", line.ActorName],
    };
}
