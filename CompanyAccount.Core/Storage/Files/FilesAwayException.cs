namespace CompanyAccount.Core.Storage.Files;

/// <summary>The disk of the files is not there, or cannot be read now. No file is lost by that.</summary>
internal sealed class FilesAwayException(Exception inner) : IOException("Storage:Files cannot be read now.", inner);
