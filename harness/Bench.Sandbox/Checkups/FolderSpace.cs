namespace Bench.Sandbox.Checkups;

/// <summary>Free space where a folder lies or will be made.</summary>
/// <param name="Name">What the folder is for: cache, scratch or engine.</param>
/// <param name="Path">The folder.</param>
/// <param name="FreeBytes">Free bytes for this user; null when that cannot be read.</param>
public sealed record FolderSpace(string Name, string Path, long? FreeBytes);
