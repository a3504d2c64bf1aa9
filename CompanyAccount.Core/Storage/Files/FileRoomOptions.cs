namespace CompanyAccount.Core.Storage.Files;

/// <summary>Where the contents of files lie.</summary>
/// <param name="Folder"><c>Storage:Files</c>: a folder of the portal's own; all nodes see the same one.</param>
/// <param name="KeepFreeBytes"><c>Storage:KeepFreeBytes</c>: what stays free on its disk.</param>
public sealed record FileRoomOptions(string Folder, long KeepFreeBytes = 0);
