using Microsoft.AspNetCore.Components;

namespace CompanyAccount.Blazor.Shell;

/// <summary>Catches a page's defect, writes it to the log under a number, and shows the number instead of the exception.</summary>
public sealed class LoggingErrorBoundary : ErrorBoundaryBase
{
    [Inject]
    private ILogger<LoggingErrorBoundary> Logger { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    private string _number = "";

    /// <inheritdoc/>
    protected override Task OnErrorAsync(Exception exception)
    {
        _number = Guid.CreateVersion7(Time.GetUtcNow()).ToString("N")[^12..];
        Logger.LogError(exception, "Page fault {Number}.", _number);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        if (CurrentException is null)
        {
            builder.AddContent(0, ChildContent);
            return;
        }

        builder.OpenComponent<PageFault>(1);
        builder.AddComponentParameter(2, nameof(PageFault.Number), _number);
        builder.AddComponentParameter(3, nameof(PageFault.Recover), EventCallback.Factory.Create(this, Recover));
        builder.CloseComponent();
    }
}
