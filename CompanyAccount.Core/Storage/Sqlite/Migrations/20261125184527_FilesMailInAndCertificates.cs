using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CompanyAccount.Core.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class FilesMailInAndCertificates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "ManagesMobileDevices",
                table: "Products",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "TakesAnswers",
                table: "OutgoingMail",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "ApnsCertificates",
                columns: table => new
                {
                    RequestId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CompanyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    KeyBits = table.Column<int>(type: "INTEGER", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Fingerprint = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    IsStandIn = table.Column<bool>(type: "INTEGER", nullable: false),
                    ValidTo = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ReplacedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RemindedDays = table.Column<int>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApnsCertificates", x => x.RequestId);
                    table.ForeignKey(
                        name: "FK_ApnsCertificates_Requests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "Requests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "FileUploads",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    OwnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CompanyId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PlaceId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Length = table.Column<long>(type: "INTEGER", nullable: false),
                    Offset = table.Column<long>(type: "INTEGER", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FileUploads", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "ReceivedMail",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Place = table.Column<string>(type: "TEXT", maxLength: 96, nullable: false),
                    Fingerprint = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Sender = table.Column<string>(type: "TEXT", maxLength: 320, nullable: false),
                    Subject = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Fate = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Objection = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    ThreadId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AskedAgainAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReceivedMail", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "RequestFiles",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CompanyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    RequestId = table.Column<Guid>(type: "TEXT", nullable: false),
                    MessageId = table.Column<Guid>(type: "TEXT", nullable: false),
                    IsInternal = table.Column<bool>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Length = table.Column<long>(type: "INTEGER", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    UploaderId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    ScanAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RequestFiles", x => x.Id);
                    table.ForeignKey(
                        name: "FK_RequestFiles_Requests_RequestId",
                        column: x => x.RequestId,
                        principalTable: "Requests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SigningKeys",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Protected = table.Column<byte[]>(type: "BLOB", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SigningKeys", x => x.Name);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ApnsCertificates_CompanyId",
                table: "ApnsCertificates",
                column: "CompanyId");

            migrationBuilder.CreateIndex(
                name: "IX_ApnsCertificates_ValidTo",
                table: "ApnsCertificates",
                column: "ValidTo");

            migrationBuilder.CreateIndex(
                name: "IX_FileUploads_CompanyId_Length",
                table: "FileUploads",
                columns: new[] { "CompanyId", "Length" });

            migrationBuilder.CreateIndex(
                name: "IX_FileUploads_ExpiresAt",
                table: "FileUploads",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_FileUploads_OwnerId_PlaceId",
                table: "FileUploads",
                columns: new[] { "OwnerId", "PlaceId" });

            migrationBuilder.CreateIndex(
                name: "IX_FileUploads_Sha256",
                table: "FileUploads",
                column: "Sha256");

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedMail_AskedAgainAt",
                table: "ReceivedMail",
                column: "AskedAgainAt",
                filter: "\"AskedAgainAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedMail_Fate_At_Id",
                table: "ReceivedMail",
                columns: new[] { "Fate", "At", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedMail_Fingerprint",
                table: "ReceivedMail",
                column: "Fingerprint",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedMail_PersonId",
                table: "ReceivedMail",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedMail_Place",
                table: "ReceivedMail",
                column: "Place",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReceivedMail_ThreadId_At",
                table: "ReceivedMail",
                columns: new[] { "ThreadId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_RequestFiles_CompanyId_Length",
                table: "RequestFiles",
                columns: new[] { "CompanyId", "Length" });

            migrationBuilder.CreateIndex(
                name: "IX_RequestFiles_RequestId_At",
                table: "RequestFiles",
                columns: new[] { "RequestId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_RequestFiles_ScanAt",
                table: "RequestFiles",
                column: "ScanAt",
                filter: "\"ScanAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_RequestFiles_Sha256",
                table: "RequestFiles",
                column: "Sha256");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ApnsCertificates");

            migrationBuilder.DropTable(
                name: "FileUploads");

            migrationBuilder.DropTable(
                name: "ReceivedMail");

            migrationBuilder.DropTable(
                name: "RequestFiles");

            migrationBuilder.DropTable(
                name: "SigningKeys");

            migrationBuilder.DropColumn(
                name: "ManagesMobileDevices",
                table: "Products");

            migrationBuilder.DropColumn(
                name: "TakesAnswers",
                table: "OutgoingMail");
        }
    }
}
