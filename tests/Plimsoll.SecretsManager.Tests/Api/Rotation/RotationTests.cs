using Plimsoll.SecretsManager.Tests.Support;

namespace Plimsoll.SecretsManager.Tests.Api.Rotation;

public sealed class RotationTests : IAsyncLifetime
{
    private readonly SecretsHarness _secrets = new();

    public async ValueTask InitializeAsync() => await _secrets.MakeAsync("app");

    public ValueTask DisposeAsync() => _secrets.DisposeAsync();

    [Theory]
    [InlineData("RotateSecret")]
    [InlineData("CancelRotateSecret")]
    public async Task No_secret_has_a_function_that_rotates_it(string operation) => Assert.Equal(
        "InvalidRequestException: No Lambda rotation function ARN is associated with this secret.", await _secrets.RefusalAsync(operation, "{'SecretId':'app'}"));

    [Fact]
    public async Task A_function_is_refused_by_name() => Assert.Equal(
        "ValidationException: 1 validation error detected: Value 'arn:aws:lambda:eu-west-1:123456789012:function:f' at 'rotationLambdaARN' failed to satisfy constraint: This parameter is not supported by Plimsoll",
        await _secrets.RefusalAsync("RotateSecret", "{'SecretId':'app','RotationLambdaARN':'arn:aws:lambda:eu-west-1:123456789012:function:f'}"));
}
