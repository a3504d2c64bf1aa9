using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CompanyAccount.Core.Storage.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class SearchAndMail : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "FailingSince",
                table: "OutgoingMail",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "RequestSearch",
                columns: table => new
                {
                    Number = table.Column<long>(type: "bigint", nullable: false),
                    CompanyKey = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    Words = table.Column<string>(type: "text", nullable: false),
                    Edition = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RequestSearch", x => x.Number);
                });

            migrationBuilder.CreateTable(
                name: "SavedViews",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Query = table.Column<string>(type: "character varying(1500)", maxLength: 1500, nullable: false),
                    SavedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedViews", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_AssigneeId_ChangedAt_Number",
                table: "Requests",
                columns: new[] { "AssigneeId", "ChangedAt", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_ChangedAt_Number",
                table: "Requests",
                columns: new[] { "ChangedAt", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_CompanyId_Status_ChangedAt_Number",
                table: "Requests",
                columns: new[] { "CompanyId", "Status", "ChangedAt", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_Level_ChangedAt_Number",
                table: "Requests",
                columns: new[] { "Level", "ChangedAt", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_ProductId_ChangedAt_Number",
                table: "Requests",
                columns: new[] { "ProductId", "ChangedAt", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_Status_ChangedAt_Number",
                table: "Requests",
                columns: new[] { "Status", "ChangedAt", "Number" });

            migrationBuilder.CreateIndex(
                name: "IX_Requests_SubmittedAt",
                table: "Requests",
                column: "SubmittedAt");

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMail_State_CreatedAt_Id",
                table: "OutgoingMail",
                columns: new[] { "State", "CreatedAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_SavedViews_PersonId_Name",
                table: "SavedViews",
                columns: new[] { "PersonId", "Name" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RequestSearch");

            migrationBuilder.DropTable(
                name: "SavedViews");

            migrationBuilder.DropIndex(
                name: "IX_Requests_AssigneeId_ChangedAt_Number",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_ChangedAt_Number",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_CompanyId_Status_ChangedAt_Number",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_Level_ChangedAt_Number",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_ProductId_ChangedAt_Number",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_Status_ChangedAt_Number",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_Requests_SubmittedAt",
                table: "Requests");

            migrationBuilder.DropIndex(
                name: "IX_OutgoingMail_State_CreatedAt_Id",
                table: "OutgoingMail");

            migrationBuilder.DropColumn(
                name: "FailingSince",
                table: "OutgoingMail");
        }
    }
}
